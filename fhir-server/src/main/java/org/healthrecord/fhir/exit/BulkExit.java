package org.healthrecord.fhir.exit;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Decision;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.fhir.store.read.BulkRows;
import org.healthrecord.fhir.store.read.BulkRows.Row;
import org.healthrecord.fhir.store.read.ChartReads;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What leaves in bulk or by itself, long after it was asked for: through the door each time something is read. */
@Component
public class BulkExit {
    private final Exit exit;
    private final BulkRows rows;
    private final ChartReads reads;

    BulkExit(Exit exit, BulkRows rows, ChartReads reads) {
        this.exit = exit;
        this.rows = rows;
        this.reads = reads;
    }

    /**
     * What may be shown of some resources.
     *
     * @param refused persons of whom something was left out
     */
    public record Shown(List<Row> rows, Set<String> refused) {}

    /** Who asks now, as it is remembered until the answer is made. */
    public String asker() {
        return Caller.READER.name();
    }

    /** Resources by their keys, as far as whoever asked may see them now. */
    public Shown rows(String asker, Collection<Long> pids) {
        List<Row> found = rows.rows(pids);
        Set<String> owners = new HashSet<>();
        for (Row row : found) {
            if (row.owner() != null) {
                owners.add(row.owner());
            }
        }
        Caller caller = new Caller(asker);
        if (exit.show(caller, Purpose.CARE, new Facts.OfPersons(owners)).isPermit()) {
            return new Shown(found, Set.of());
        }
        Set<String> closed = new HashSet<>();
        Set<String> refused = new TreeSet<>();
        for (String owner : owners) {
            Decision decision = exit.show(caller, Purpose.CARE, Facts.ofPerson(owner));
            if (!decision.isPermit()) {
                closed.add(owner);
            }
            if (decision instanceof Decision.Refuse) {
                refused.add(owner);
            }
        }
        return new Shown(
                found.stream()
                        .filter(row -> row.owner() == null || !closed.contains(row.owner()))
                        .toList(),
                refused);
    }

    /**
     * As {@link #rows}, with what is closed for the time being: for who only decides whether there will be something to
     * show. What this caller may never see is left out.
     */
    public List<Row> shownOrClosed(String asker, Collection<Long> pids) {
        Caller caller = new Caller(asker);
        return rows.rows(pids).stream()
                .filter(row -> row.owner() == null
                        || !(exit.show(caller, Purpose.CARE, Facts.ofPerson(row.owner())) instanceof Decision.Hide))
                .toList();
    }

    /** Which of these resources a search finds, by their keys. */
    public Set<Long> matching(
            IFhirResourceDao<?> store,
            SearchParameterMap query,
            Optional<Predicate<Resource>> sieve,
            RequestDetails request) {
        Set<Long> matching = new LinkedHashSet<>();
        if (sieve.isPresent()) {
            reads.all(store, query, sieve.get(), request)
                    .forEach(resource -> matching.add(ChartExit.entryOf(resource)));
        } else {
            List<JpaPid> found = new ArrayList<>(store.searchForIds(query, request));
            found.forEach(pid -> matching.add(pid.getId()));
        }
        return matching;
    }

    /** @throws RefusedException where one of these persons may not be shown now */
    public void require(String asker, Set<String> persons) {
        exit.require(new Caller(asker), Purpose.CARE, new Facts.OfPersons(persons));
    }

    /** Keys, counts and ids, which show nothing yet. */
    public BulkRows keys() {
        return rows;
    }
}
