package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.jpa.cache.IResourceTypeCacheSvc;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.chart.port.ChartWriter;
import org.healthrecord.fhir.chart.port.Encoded;
import org.healthrecord.fhir.chart.port.StandIn;
import org.healthrecord.fhir.store.schema.Database;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the rows HAPI reads, in batches of one statement per table, without HAPI's transaction bundles. Those parse,
 * look up, copy and compare each resource again, which costs several times what the rows cost. What the rows hold is
 * still worked out by HAPI ({@link SearchIndex}), and a test compares them with those HAPI writes itself. Deleting,
 * which is rare, is left to HAPI.
 */
@Component
@Primary
public class DirectChartWriter implements ChartWriter {
    private static final int CHUNK = 500;
    private static final int LONGEST_ID = 64;
    private static final String REFERENCE = "\"reference\":\"";

    private final TransactionalChartWriter hapi;
    private final SearchIndex index;
    private final IResourceTypeCacheSvc types;
    private final TransactionTemplate transaction;
    private final ResourceRows rows;
    private final IndexRows indexRows;

    @Autowired
    DirectChartWriter(
            TransactionalChartWriter hapi,
            SearchIndex index,
            IResourceTypeCacheSvc types,
            HikariDataSource dataSource,
            PlatformTransactionManager transactions) {
        this.hapi = hapi;
        this.index = index;
        this.types = types;
        this.transaction = new TransactionTemplate(transactions);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        Database database = Database.of(dataSource.getJdbcUrl());
        this.rows = new ResourceRows(jdbc, database);
        this.indexRows = new IndexRows(jdbc, database, types);
    }

    @Override
    public boolean holds(String type) {
        return ChartTypes.holds(type);
    }

    @Override
    public void write(List<Encoded> upserts, List<String> deletions) {
        try {
            transaction.executeWithoutResult(status -> {
                if (!deletions.isEmpty()) {
                    hapi.write(List.of(), deletions);
                }
                for (int from = 0; from < upserts.size(); from += CHUNK) {
                    writeChunk(upserts.subList(from, Math.min(from + CHUNK, upserts.size())));
                }
            });
        } catch (DataIntegrityViolationException e) {
            throw OtherWriter.isBehind(e)
                    ? new ConcurrencyFailureException("Another writer holds the same resources", null)
                    : e;
        }
    }

    private void writeChunk(List<Encoded> resources) {
        Date now = new Date();
        Set<String> named = new LinkedHashSet<>();
        resources.forEach(resource -> addNames(resource, named));
        Map<String, StoreRow> standing = rows.find(named);
        List<PendingResource> drafts = new ArrayList<>();
        for (Encoded resource : resources) {
            StoreRow before = standing.get(resource.reference());
            if (before == null || !before.says(resource.content().toString())) {
                drafts.add(draft(resource, before));
            }
        }
        index.fill(drafts, targets(named, standing, drafts, now));
        rows.write(drafts, now);
        indexRows.write(drafts, now);
    }

    /** Its own and what it refers to: in JSON just encoded that is cheaper found than in the resource. */
    private static void addNames(Encoded resource, Set<String> names) {
        names.add(resource.reference());
        String json = resource.json();
        for (int at = json.indexOf(REFERENCE); at >= 0; at = json.indexOf(REFERENCE, at + 1)) {
            int start = at + REFERENCE.length();
            int end = json.indexOf('"', start);
            if (isLiteral(json, start, end) && !StandIn.is(json.substring(start, end))) {
                names.add(json.substring(start, end));
            }
        }
    }

    /** Whether {@code Type/id} is there and nothing else. */
    private static boolean isLiteral(String json, int start, int end) {
        int slash = json.indexOf('/', start);
        if (slash < start + 2 || slash >= end - 1 || end - slash > LONGEST_ID + 1) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = json.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean letter = upper || c >= 'a' && c <= 'z';
            boolean ofId = letter || c >= '0' && c <= '9' || c == '.' || c == '-';
            if (i == start ? !upper : i < slash ? !letter : i > slash && !ofId) {
                return false;
            }
        }
        return true;
    }

    /** The row of everything that is referred to; what is not there yet has one reserved, so that the index can point at it. */
    private Map<String, Long> targets(
            Set<String> named, Map<String, StoreRow> standing, List<PendingResource> drafts, Date now) {
        Map<String, Long> targets = new HashMap<>();
        standing.forEach((reference, row) -> targets.put(reference, row.pid()));
        drafts.forEach(draft -> targets.put(draft.reference(), draft.pid()));
        List<ResourceTable> reserved = new ArrayList<>();
        for (String reference : named) {
            int slash = reference.indexOf('/');
            if (!targets.containsKey(reference) && ChartTypes.holds(reference.substring(0, slash))) {
                ResourceTable row = entity(reference.substring(0, slash), reference.substring(slash + 1), null);
                reserved.add(row);
                targets.put(reference, row.getId().getId());
            }
        }
        rows.reserve(reserved, now);
        return targets;
    }

    private PendingResource draft(Encoded resource, @Nullable StoreRow before) {
        ResourceTable entity = entity(
                resource.resource().fhirType(),
                resource.resource().getIdElement().getIdPart(),
                before);
        return new PendingResource(resource, entity, before, ResourceIndexedSearchParams.withSets());
    }

    private ResourceTable entity(String type, String id, @Nullable StoreRow before) {
        ResourceTable entity = new ResourceTable();
        entity.setId(JpaPid.fromId(before == null ? rows.nextPid() : before.pid()));
        entity.setResourceType(type);
        entity.setResourceTypeId(types.getResourceTypeId(type));
        entity.setFhirId(id);
        entity.setFhirVersion(FhirVersionEnum.R4);
        return entity;
    }
}
