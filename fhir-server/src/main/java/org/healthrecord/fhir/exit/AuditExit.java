package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.view.AuditSearch;
import org.healthrecord.access.audit.view.AuditView;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Purpose;

/** Who saw a chart, through the door: an auditor sees all, everybody else what concerns a chart that is theirs to read. */
public final class AuditExit {
    private final Exit exit;
    private final AuditView audit;
    private final AuditReaders readers;

    AuditExit(Exit exit, AuditView audit, AuditReaders readers) {
        this.exit = exit;
        this.audit = audit;
        this.readers = readers;
    }

    /** @throws ForbiddenOperationException where no person is named and the caller may not see them all */
    public AuditView.Page find(AuditSearch search) {
        String person = search.person();
        if (person != null) {
            exit.require(Caller.READER, Purpose.CARE, Facts.ofPerson(person));
        }
        if (readers.mayReadAll()) {
            return audit.find(search);
        }
        if (person == null) {
            throw new ForbiddenOperationException("Name the person whose chart was seen: patient=");
        }
        AuditView.Page page = audit.find(search);
        return new AuditView.Page(
                page.entries().stream().map(e -> only(e, Set.of(person))).toList(), page.total());
    }

    /** Empty where there is no such entry, or none that this caller may see. */
    public Optional<Entry> one(String chain, long number) {
        Optional<Entry> found = audit.one(chain, number);
        if (readers.mayReadAll()) {
            return found;
        }
        return found.map(entry -> only(entry, readable(entry.event().persons())))
                .filter(entry -> !entry.event().persons().isEmpty());
    }

    private Set<String> readable(SortedSet<String> persons) {
        Set<String> readable = new TreeSet<>(persons);
        readable.removeIf(
                p -> !exit.show(Caller.READER, Purpose.CARE, Facts.ofPerson(p)).isPermit());
        return readable;
    }

    /** One search can have shown several people; each learns of it and not of the others, whom the query may name. */
    private static Entry only(Entry entry, Set<String> persons) {
        Event e = entry.event();
        if (persons.containsAll(e.persons())) {
            return entry;
        }
        Event less = e.seenBy(persons);
        return new Entry(entry.chain(), entry.number(), entry.previous(), entry.hash(), less);
    }
}
