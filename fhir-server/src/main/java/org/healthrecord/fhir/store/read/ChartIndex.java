package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which resources make up one person's chart, read from HAPI's table of references in a few queries: those whose owning
 * element names the Patient, the Provenance about them, and the directory resources they refer to.
 */
@Component
public class ChartIndex {
    private static final int HOPS = 4;
    private static final int AT_ONCE = 500;

    private static final String TARGETS =
            """
            select src_resource_id, target_resource_id from hfj_res_link
            where src_resource_id in (:ids) and src_path = 'Provenance.target'""";

    private static final String PATIENT =
            """
            select res_id, res_type, fhir_id, res_updated from hfj_resource
            where res_type = 'Patient' and fhir_id = :id and res_deleted_at is null""";

    private static final String OWNED =
            """
            select distinct r.res_id, r.res_type, r.fhir_id, r.res_updated
            from hfj_res_link o join hfj_resource r on r.res_id = o.src_resource_id
            where o.target_resource_id = :patient and o.src_path in (:paths) and r.res_deleted_at is null""";

    private static final String PROVENANCE =
            """
            select distinct r.res_id, r.res_type, r.fhir_id, r.res_updated
            from hfj_res_link o
            join hfj_res_link p on p.target_resource_id = o.src_resource_id and p.src_path = 'Provenance.target'
            join hfj_resource r on r.res_id = p.src_resource_id
            where o.target_resource_id = :patient and o.src_path in (:paths) and r.res_deleted_at is null""";

    private static final String DIRECTORY_OF_OWNED =
            """
            select distinct d.target_resource_id
            from hfj_res_link o join hfj_res_link d on d.src_resource_id = o.src_resource_id
            where o.target_resource_id = :patient and o.src_path in (:paths) and d.target_resource_type in (:types)""";

    private static final String DIRECTORY_OF_PROVENANCE =
            """
            select distinct d.target_resource_id
            from hfj_res_link o
            join hfj_res_link p on p.target_resource_id = o.src_resource_id and p.src_path = 'Provenance.target'
            join hfj_res_link d on d.src_resource_id = p.src_resource_id
            where o.target_resource_id = :patient and o.src_path in (:paths) and d.target_resource_type in (:types)""";

    private static final String DIRECTORY_OF =
            """
            select distinct d.target_resource_id from hfj_res_link d
            where d.src_resource_id in (:ids) and d.target_resource_type in (:types)""";

    private static final String NAMED =
            """
            select res_id, res_type, fhir_id, res_updated from hfj_resource
            where fhir_id in (:ids) and res_type in (:types) and res_deleted_at is null""";

    /** A resource of a type that usually belongs to a person (a Device) is shared only where it names none. */
    private static final String STANDING =
            """
            select res_id, res_type, fhir_id, res_updated from hfj_resource
            where res_id in (:ids) and res_deleted_at is null and (res_type in (:types) or not exists (
              select 1 from hfj_res_link o where o.src_resource_id = res_id and o.src_path in (:paths)))""";

    private final JdbcClient jdbc;
    private final StoredResources stored;

    ChartIndex(JdbcClient jdbc, StoredResources stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /** One resource of a chart; {@code owned} distinguishes the person's own from what charts share. */
    public record Entry(long pid, String type, String id, Instant updated, boolean owned) {
        public String reference() {
            return type + '/' + id;
        }
    }

    /** Empty if there is no such Patient; else the Patient first, then its own resources, then the shared ones. */
    public List<Entry> of(String patientId) {
        Optional<Entry> patient = jdbc.sql(PATIENT)
                .param("id", patientId)
                .query(ChartIndex::owned)
                .optional();
        return patient.map(this::chart).orElse(List.of());
    }

    private List<Entry> chart(Entry patient) {
        Map<Long, Entry> chart = new LinkedHashMap<>();
        add(chart, List.of(patient));
        for (String query : List.of(OWNED, PROVENANCE)) {
            add(chart, about(patient, query).query(ChartIndex::owned).list());
        }
        add(chart, directory(patient));
        return List.copyOf(chart.values());
    }

    private List<Entry> directory(Entry patient) {
        Set<Long> found = new LinkedHashSet<>();
        for (String query : List.of(DIRECTORY_OF_OWNED, DIRECTORY_OF_PROVENANCE)) {
            found.addAll(about(patient, query)
                    .param("types", ChartTypes.sharedNames())
                    .query(Long.class)
                    .list());
        }
        found.addAll(directoryOf(List.of(patient.pid())));
        return standing(found);
    }

    /** What charts share and these resources refer to, themselves or by way of each other. */
    public List<Entry> sharedBy(List<Entry> entries) {
        Set<Long> found = new LinkedHashSet<>();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Entry> some = entries.subList(from, Math.min(entries.size(), from + AT_ONCE));
            found.addAll(directoryOf(some.stream().map(Entry::pid).toList()));
        }
        return standing(found);
    }

    /** Those of these ({@code Type/id}) that charts share, with what they refer to themselves. */
    public List<Entry> shared(Collection<String> references) {
        List<String> ids = references.stream()
                .map(r -> r.substring(r.indexOf('/') + 1))
                .distinct()
                .toList();
        Set<Long> found = new LinkedHashSet<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            jdbc
                    .sql(NAMED)
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .param("types", ChartTypes.sharedNames())
                    .query(ChartIndex::shared)
                    .list()
                    .stream()
                    .filter(entry -> references.contains(entry.reference()))
                    .forEach(entry -> found.add(entry.pid()));
        }
        return standing(found);
    }

    /** By each of these Provenance, the keys of what it is about. */
    public Map<Long, Set<Long>> targets(List<Entry> provenance) {
        Map<Long, Set<Long>> targets = new HashMap<>();
        for (int from = 0; from < provenance.size(); from += AT_ONCE) {
            List<Entry> some = provenance.subList(from, Math.min(provenance.size(), from + AT_ONCE));
            jdbc.sql(TARGETS)
                    .param("ids", some.stream().map(Entry::pid).toList())
                    .query(row -> {
                        targets.computeIfAbsent(row.getLong(1), p -> new HashSet<>())
                                .add(row.getLong(2));
                    });
        }
        return targets;
    }

    private List<Entry> standing(Set<Long> found) {
        List<Long> from = List.copyOf(found);
        for (int hop = 0; hop < HOPS && !from.isEmpty(); hop++) {
            from = directoryOf(from).stream().filter(found::add).toList();
        }
        return found.isEmpty()
                ? List.of()
                : jdbc.sql(STANDING)
                        .param("ids", found)
                        .param("types", ChartTypes.directoryNames())
                        .param("paths", ChartTypes.ownerPaths())
                        .query(ChartIndex::shared)
                        .list();
    }

    private List<Long> directoryOf(List<Long> ids) {
        return jdbc.sql(DIRECTORY_OF)
                .param("ids", ids)
                .param("types", ChartTypes.sharedNames())
                .query(Long.class)
                .list();
    }

    private JdbcClient.StatementSpec about(Entry patient, String query) {
        return jdbc.sql(query).param("patient", patient.pid()).param("paths", ChartTypes.ownerPaths());
    }

    private static void add(Map<Long, Entry> to, List<Entry> entries) {
        entries.forEach(entry -> to.putIfAbsent(entry.pid(), entry));
    }

    public List<IBaseResource> load(List<Entry> entries, RequestDetails request) {
        return stored.read(entries.stream().map(Entry::pid).toList(), request);
    }

    /** JSON as stored, in no order, for who needs little of each. */
    public List<String> texts(List<Entry> entries) {
        return stored.texts(entries.stream().map(Entry::pid).toList());
    }

    public static Long pid(IBaseResource loaded) {
        return StoredResources.pid(loaded);
    }

    private static Entry owned(ResultSet row, int number) throws SQLException {
        return entry(row, true);
    }

    private static Entry shared(ResultSet row, int number) throws SQLException {
        return entry(row, false);
    }

    private static Entry entry(ResultSet row, boolean owned) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                owned);
    }
}
