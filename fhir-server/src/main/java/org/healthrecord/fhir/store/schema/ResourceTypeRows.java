package org.healthrecord.fhir.store.schema;

import ca.uhn.fhir.jpa.config.util.ResourceTypeUtil;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * HAPI's table of the names of resource types. HAPI fills it when it finds it empty; two nodes that start together both
 * do, and the second one's start fails at the names of the first. Filled along with the tables, it is never found empty.
 */
final class ResourceTypeRows {
    private static final String INSERT = "insert into HFJ_RESOURCE_TYPE (RES_TYPE_ID, RES_TYPE) values (?, ?)";

    private final JdbcTemplate jdbc;
    private final Database database;

    ResourceTypeRows(JdbcTemplate jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** To be called in a transaction, while no other node can be filling it. */
    void fill() {
        if (jdbc.queryForList("select RES_TYPE_ID from HFJ_RESOURCE_TYPE limit 1")
                .isEmpty()) {
            List<String> names = ResourceTypeUtil.generateResourceTypes();
            List<Integer> ids = jdbc.queryForList(database.manyOf("SEQ_RESOURCE_TYPE"), Integer.class, names.size());
            jdbc.batchUpdate(
                    INSERT,
                    IntStream.range(0, names.size())
                            .mapToObj(i -> new Object[] {ids.get(i), names.get(i)})
                            .toList());
        }
    }
}
