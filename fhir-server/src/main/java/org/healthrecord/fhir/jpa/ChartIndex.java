package org.healthrecord.fhir.jpa;

import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which resources make up one person's chart, read from HAPI's table of references in a few queries: those whose owning
 * element names the Patient, the Provenance about them, and the directory resources they refer to.
 */
@Component
public class ChartIndex {
    private static final int IDS_PER_QUERY = 500;
    private static final int HOPS = 4;

    private static final String PATIENT =
            """
            select res_id, res_type, res_updated from hfj_resource
            where res_type = 'Patient' and fhir_id = :id and res_deleted_at is null""";

    private static final String OWNED =
            """
            select distinct r.res_id, r.res_type, r.res_updated
            from hfj_res_link l join hfj_resource r on r.res_id = l.src_resource_id
            where l.target_resource_id = :patient and l.src_path in (:paths) and r.res_deleted_at is null""";

    private static final String REFERRING =
            """
            select distinct r.res_id, r.res_type, r.res_updated
            from hfj_res_link l join hfj_resource r on r.res_id = l.src_resource_id
            where l.target_resource_id in (:ids) and l.src_path = 'Provenance.target' and r.res_deleted_at is null""";

    private static final String REFERRED =
            """
            select distinct r.res_id, r.res_type, r.res_updated
            from hfj_res_link l join hfj_resource r on r.res_id = l.target_resource_id
            where l.src_resource_id in (:ids) and r.res_type in (:types) and r.res_deleted_at is null""";

    private final JdbcClient jdbc;
    private final SearchBuilderFactory<JpaPid> loader;

    ChartIndex(JdbcClient jdbc, SearchBuilderFactory<JpaPid> loader) {
        this.jdbc = jdbc;
        this.loader = loader;
    }

    /** One resource of a chart; {@code owned} tells the person's own from what charts share. */
    public record Entry(long pid, String type, Instant updated, boolean owned) {}

    /** Empty if there is no such Patient; else the Patient first, then its own resources, then the shared ones. */
    public List<Entry> of(String patientId) {
        Optional<Entry> patient = jdbc.sql(PATIENT)
                .param("id", patientId)
                .query(ChartIndex::owned)
                .optional();
        return patient.map(this::chart).orElse(List.of());
    }

    private List<Entry> chart(Entry patient) {
        Map<Long, Entry> owned = new LinkedHashMap<>();
        add(owned, List.of(patient));
        add(
                owned,
                jdbc.sql(OWNED)
                        .param("patient", patient.pid())
                        .param("paths", ChartTypes.ownerPaths())
                        .query(ChartIndex::owned)
                        .list());
        add(owned, provenance(owned.keySet()));
        List<Entry> all = new ArrayList<>(owned.values());
        all.addAll(directory(owned.keySet()).values());
        return all;
    }

    private List<Entry> provenance(Collection<Long> about) {
        return byChunks(about, ids -> jdbc.sql(REFERRING)
                .param("ids", ids)
                .query(ChartIndex::owned)
                .list());
    }

    private Map<Long, Entry> directory(Collection<Long> owned) {
        Map<Long, Entry> found = new LinkedHashMap<>();
        Collection<Long> from = owned;
        for (int hop = 0; hop < HOPS && !from.isEmpty(); hop++) {
            List<Entry> next = referred(from).stream()
                    .filter(entry -> !found.containsKey(entry.pid()))
                    .toList();
            add(found, next);
            from = next.stream().map(Entry::pid).toList();
        }
        return found;
    }

    private List<Entry> referred(Collection<Long> from) {
        return byChunks(from, ids -> jdbc.sql(REFERRED)
                .param("ids", ids)
                .param("types", ChartTypes.directoryNames())
                .query(ChartIndex::shared)
                .list());
    }

    private static List<Entry> byChunks(
            Collection<Long> ids, java.util.function.Function<List<Long>, List<Entry>> query) {
        List<Long> all = List.copyOf(ids);
        List<Entry> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
            found.addAll(query.apply(all.subList(from, Math.min(from + IDS_PER_QUERY, all.size()))));
        }
        return found;
    }

    private static void add(Map<Long, Entry> to, List<Entry> entries) {
        entries.forEach(entry -> to.putIfAbsent(entry.pid(), entry));
    }

    @Transactional(readOnly = true)
    public List<IBaseResource> load(List<Entry> entries, RequestDetails request) {
        List<JpaPid> pids =
                entries.stream().map(entry -> JpaPid.fromId(entry.pid())).toList();
        return loader.newSearchBuilder("Patient", Patient.class).loadResourcesByPid(pids, request);
    }

    private static Entry owned(ResultSet row, int number) throws SQLException {
        return entry(row, true);
    }

    private static Entry shared(ResultSet row, int number) throws SQLException {
        return entry(row, false);
    }

    private static Entry entry(ResultSet row, boolean owned) throws SQLException {
        return new Entry(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(), owned);
    }
}
