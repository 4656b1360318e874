package org.healthrecord.fhir.exit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.healthrecord.access.decision.Acting;
import org.healthrecord.access.decision.CallerText;
import org.healthrecord.access.decision.Decision;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.exit.view.Masks;
import org.healthrecord.fhir.store.read.BulkRows;
import org.healthrecord.fhir.store.read.BulkRows.Row;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartReads;
import org.healthrecord.fhir.store.search.Sieve;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What leaves in bulk or by itself, long after it was asked for: through the door each time something is read. */
@Component
public class BulkExit {
    private final Exit exit;
    private final BulkRows rows;
    private final ChartReads reads;
    private final Sights sights;
    private final FhirContext fhir;
    private final MaskedRows masked;

    BulkExit(
            Exit exit,
            BulkRows rows,
            ChartReads reads,
            ChartIndex charts,
            Sieve sieve,
            Sights sights,
            FhirContext fhir) {
        this.exit = exit;
        this.rows = rows;
        this.reads = reads;
        this.sights = sights;
        this.fhir = fhir;
        this.masked = new MaskedRows(fhir, charts, new MaskedReads(sieve, reads, charts, fhir));
    }

    /**
     * What may be shown of some resources.
     *
     * @param refused persons of whom something was left out
     */
    public record Shown(List<Row> rows, Set<String> refused) {}

    /** Who asks now, as it is remembered until the answer is made. */
    public String asker() {
        return CallerText.write(exit.caller());
    }

    /**
     * Before many charts are asked for at once: that is for programs.
     *
     * @throws RefusedException for anybody else
     */
    public void requireProgram() {
        switch (exit.caller().kind()) {
            case ANYBODY, KEY, BACKEND -> {}
            default -> throw new RefusedException(Decision.Reason.NOT_HELD);
        }
    }

    /**
     * Before something that lists patients is written.
     *
     * @throws RefusedException unless the caller is a program whose scopes allow it of this type
     */
    public void requireWriting(String type, Permission permission) {
        requireProgram();
        sights.now().require(type, permission);
    }

    /** Resources by their keys, as far as whoever asked may see them now. */
    public Shown rows(String asker, Collection<Long> pids) {
        return Acting.as(CallerText.read(asker), () -> shown(rows.rows(pids)));
    }

    private Shown shown(List<Row> found) {
        Sight sight = sights.now();
        Set<String> closed = new HashSet<>();
        Set<String> refused = new TreeSet<>();
        Set<String> owners = owners(found);
        if (!exit.show(Purpose.CARE, new Facts.OfPersons(owners)).isPermit()) {
            for (String owner : owners) {
                Decision decision = exit.show(Purpose.CARE, Facts.ofPerson(owner));
                if (!decision.isPermit()) {
                    closed.add(owner);
                }
                if (decision instanceof Decision.Refuse) {
                    refused.add(owner);
                }
            }
        }
        Set<String> notStored = new HashSet<>(closed);
        owners.stream().filter(sight.masks()::of).forEach(notStored::add);
        List<Row> shown = new ArrayList<>(seen(without(notStored, found), sight));
        shown.addAll(masked.charts(found, closed, sight));
        return new Shown(shown, refused);
    }

    private static Set<String> owners(List<Row> found) {
        Set<String> owners = new HashSet<>();
        for (Row row : found) {
            if (row.owner() != null) {
                owners.add(row.owner());
            }
        }
        return owners;
    }

    /** Of what a caller sees only in part, each resource is looked at, and loses what it says of others. */
    private List<Row> seen(List<Row> found, Sight sight) {
        if (sight.isAll() && sight.masks().isNone()) {
            return found;
        }
        List<Resource> looked = found.stream()
                .filter(row -> isLookedAt(row, sight))
                .map(this::resource)
                .toList();
        Map<String, IBaseResource> shown = new HashMap<>();
        sight.shown(sight.masks().only(looked)).forEach(one -> shown.put(reference((Resource) one), one));
        List<Row> seen = new ArrayList<>();
        for (Row row : found) {
            IBaseResource left = shown.get(row.type() + '/' + row.id());
            if (left != null) {
                seen.add(row.with(fhir.newJsonParser().encodeResourceToString(left)));
            } else if (!isLookedAt(row, sight)) {
                seen.add(row);
            }
        }
        return seen;
    }

    private static boolean isLookedAt(Row row, Sight sight) {
        return !sight.isAll() || MaskedRows.mayHint(row, sight.masks());
    }

    private Resource resource(Row row) {
        Resource resource = (Resource) fhir.newJsonParser().parseResource(row.json());
        resource.setId(row.type() + '/' + row.id());
        return resource;
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + '/' + resource.getIdPart();
    }

    /**
     * As {@link #rows}, with what is closed for the time being: for who only decides whether there will be something to
     * show. What this caller may never see is left out.
     */
    public List<Row> shownOrClosed(String asker, Collection<Long> pids) {
        return Acting.as(CallerText.read(asker), () -> shownOrClosed(rows.rows(pids)));
    }

    private List<Row> shownOrClosed(List<Row> found) {
        Sight sight = sights.now();
        Set<String> never = owners(found);
        never.removeIf(owner ->
                !sight.masks().of(owner) && !(exit.show(Purpose.CARE, Facts.ofPerson(owner)) instanceof Decision.Hide));
        return seen(without(never, found), sight);
    }

    private static List<Row> without(Set<String> owners, List<Row> found) {
        return found.stream()
                .filter(row -> row.owner() == null || !owners.contains(row.owner()))
                .toList();
    }

    /**
     * Which of some resources a search finds, by the keys that {@link #rows} gives them.
     *
     * @param ids   of the resources
     * @param query that finds none but these
     */
    public Set<Long> matching(
            String asker,
            IFhirResourceDao<?> store,
            Collection<String> ids,
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
        matching.addAll(Acting.as(CallerText.read(asker), () -> {
            Masks masks = sights.now().masks();
            String type = fhir.getResourceType(store.getResourceType());
            return masks.isNone() ? Set.<Long>of() : masked.matching(masks, type, query, sieve, ids);
        }));
        return matching;
    }

    /** The keys of the shared resources that these persons' charts refer to, as whoever asked sees them. */
    public Set<Long> sharedBy(String asker, Collection<String> persons) {
        return Acting.as(CallerText.read(asker), () -> {
            Masks masks = sights.now().masks();
            List<String> whole = persons.stream().filter(p -> !masks.of(p)).toList();
            List<String> partly = persons.stream().filter(masks::of).toList();
            List<Long> stored = rows.named(rows.idsOf(whole), ChartTypes.names(), Instant.EPOCH);
            Set<Long> shared = new HashSet<>(rows.sharedBy(stored));
            shared.addAll(masked.sharedBy(partly, masks));
            return shared;
        });
    }

    /** @throws RefusedException where one of these persons may not be shown now */
    public void require(String asker, Set<String> persons) {
        Acting.as(CallerText.read(asker), () -> {
            exit.require(Purpose.CARE, new Facts.OfPersons(persons));
            return persons;
        });
    }

    /** Keys, counts and ids, which show nothing yet. */
    public BulkRows keys() {
        return rows;
    }
}
