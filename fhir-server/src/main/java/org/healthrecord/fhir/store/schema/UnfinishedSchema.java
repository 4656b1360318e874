package org.healthrecord.fhir.store.schema;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a very first start leaves behind when it is killed. HAPI makes its tables one by one, takes the first of them it
 * finds for all of them, and keeps its lock as a row that survives a kill. The next start would need manual repair.
 */
final class UnfinishedSchema {
    private static final List<String> OF_HAPI = List.of("hfj_", "trm_", "npm_", "mpi_", "bt2_", "fly_hfj_", "seq_");
    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = current_schema";
    private static final String SEQUENCES =
            "select sequence_name from information_schema.sequences where sequence_schema = current_schema";

    private final JdbcTemplate jdbc;

    UnfinishedSchema(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called while no other node can be migrating. */
    void clear() {
        List<String> tables = jdbc.queryForList(TABLES, String.class);
        if (tables.contains(Schema.HAPI_HISTORY)) {
            jdbc.update("delete from \"" + Schema.HAPI_HISTORY + "\" where \"installed_rank\" = -100");
        }
        // Ours come last: once they are there, all of HAPI's are. A store with resources was made by another program.
        if (!tables.contains(Schema.CHART.history()) && isEmpty(tables)) {
            drop("table", tables);
            drop("sequence", jdbc.queryForList(SEQUENCES, String.class));
        }
    }

    private boolean isEmpty(List<String> tables) {
        return tables.stream().noneMatch("hfj_resource"::equalsIgnoreCase)
                || jdbc.queryForList("select res_id from hfj_resource limit 1").isEmpty();
    }

    private void drop(String kind, List<String> names) {
        names.stream()
                .filter(name -> OF_HAPI.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith))
                .forEach(name -> jdbc.execute("drop " + kind + " \"" + name + "\" cascade"));
    }
}
