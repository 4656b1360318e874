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
import org.healthrecord.access.decision.Decisions;
import org.healthrecord.access.decision.Purpose;

/** Who saw a chart, through the door: an auditor sees all, everybody else what concerns a chart that is theirs to read. */
public final class AuditExit {
    private static final String AUDIT_EVENT = "AuditEvent";

    private final Exit exit;
    private final AuditView audit;

    AuditExit(Exit exit, AuditView audit) {
        this.exit = exit;
        this.audit = audit;
    }

    /** @throws ForbiddenOperationException where no person is named and the caller may not see them all */
    public AuditView.Page find(AuditSearch search) {
        if (Decisions.mayReadAudit(exit.caller())) {
            return audit.find(search);
        }
        String person = search.person();
        if (person == null) {
            throw new ForbiddenOperationException("Name the person whose chart was seen: patient=");
        }
        exit.require(Purpose.CARE, AUDIT_EVENT, Facts.ofPerson(person));
        AuditView.Page page = audit.find(search);
        return new AuditView.Page(
                page.entries().stream().map(e -> only(e, Set.of(person))).toList(), page.total());
    }

    /** Empty where there is no such entry, or none that this caller may see. */
    public Optional<Entry> one(String chain, long number) {
        Optional<Entry> found = audit.one(chain, number);
        if (Decisions.mayReadAudit(exit.caller())) {
            return found;
        }
        return found.map(entry -> only(entry, readable(entry.event().persons())))
                .filter(entry -> !entry.event().persons().isEmpty());
    }

    private Set<String> readable(SortedSet<String> persons) {
        Set<String> readable = new TreeSet<>(persons);
        readable.removeIf(
                p -> !exit.show(Purpose.CARE, AUDIT_EVENT, Facts.ofPerson(p)).isPermit());
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
