package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IDao;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.dao.TolerantJsonParser;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.IMetaTagSorter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.healthrecord.fhir.store.write.ResourceRows;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Resources from the rows that {@link ResourceRows} writes, by one statement that the database prepares once. HAPI writes
 * its statement again for each page, and for a read it asks twice.
 */
@Component
public class StoredResources {
    private static final LenientErrorHandler LENIENT = new LenientErrorHandler(false).disableAllErrors();

    private static final String STANDING =
            """
            select r.res_id, r.res_type, r.fhir_id, v.res_ver, v.res_updated, %s
            from %s join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver
            where %s r.res_deleted_at is null and v.res_encoding = 'JSON' and v.res_text_vc is not null
              and v.has_tags = false""";

    private final JdbcTemplate jdbc;
    private final StoredText text;
    private final String these;
    private final String one;
    private final FhirContext fhir;
    private final IMetaTagSorter sorter;
    private final SearchBuilderFactory<JpaPid> loaders;
    private final TransactionTemplate reading;

    StoredResources(
            DataSource dataSource,
            FhirContext fhir,
            IMetaTagSorter sorter,
            SearchBuilderFactory<JpaPid> loaders,
            PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.text = StoredText.in(dataSource);
        this.these = STANDING.formatted(
                text.columns(),
                "unnest(cast(? as bigint array)) as these (id) join hfj_resource r on r.res_id = these.id",
                "");
        this.one = STANDING.formatted(text.columns(), "hfj_resource r", "r.fhir_id = ? and r.res_type = ? and");
        this.fhir = fhir;
        this.sorter = sorter;
        this.loaders = loaders;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Empty also for what HAPI keeps in another way than the chart's writer does. */
    public Optional<Resource> read(String type, String id) {
        return jdbc.query(one, this::resource, id, type).stream().findFirst();
    }

    /** A list of the caller's own, in the order of their keys; what is not there or deleted is left out. */
    List<IBaseResource> read(List<Long> pids, RequestDetails request) {
        Map<Long, IBaseResource> found = new HashMap<>();
        jdbc.query(these, this::resource, new SqlArrayValue("bigint", pids.toArray()))
                .forEach(resource -> found.put(pid(resource), resource));
        List<JpaPid> others = pids.stream()
                .filter(pid -> !found.containsKey(pid))
                .map(JpaPid::fromId)
                .toList();
        if (!others.isEmpty()) {
            byHapi(others, request).forEach(resource -> found.put(pid(resource), resource));
        }
        List<IBaseResource> ordered = new ArrayList<>();
        pids.stream().filter(found::containsKey).map(found::get).forEach(ordered::add);
        return ordered;
    }

    /** As they are stored, in no order; what HAPI keeps in another way than the chart's writer does is left out. */
    List<String> texts(List<Long> pids) {
        return jdbc.query(these, (row, number) -> text.of(row, 6), new SqlArrayValue("bigint", pids.toArray()));
    }

    private List<IBaseResource> byHapi(List<JpaPid> pids, RequestDetails request) {
        List<IBaseResource> loaded = new ArrayList<>();
        reading.executeWithoutResult(tx -> loaders.newSearchBuilder("Patient", Patient.class)
                .loadResourcesByPid(pids, List.of(), loaded, false, request));
        loaded.removeIf(Objects::isNull);
        return loaded;
    }

    static Long pid(IBaseResource resource) {
        return ((JpaPid) IDao.RESOURCE_PID.get(resource)).getId();
    }

    private Resource resource(ResultSet row, int number) throws SQLException {
        JpaPid pid = JpaPid.fromId(row.getLong(1));
        Class<? extends Resource> type =
                fhir.getResourceDefinition(row.getString(2)).getImplementingClass(Resource.class);
        Resource resource = new TolerantJsonParser(fhir, LENIENT, pid).parseResource(type, text.of(row, 6));
        String version = Long.toString(row.getLong(4));
        resource.setId(new IdType(row.getString(2), row.getString(3), version));
        resource.getMeta()
                .setVersionId(version)
                .setLastUpdated(new Date(row.getTimestamp(5).getTime()));
        IDao.RESOURCE_PID.put(resource, pid);
        sorter.sort(resource.getMeta());
        return resource;
    }
}
