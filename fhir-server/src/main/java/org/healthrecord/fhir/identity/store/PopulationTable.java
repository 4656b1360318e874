package org.healthrecord.fhir.identity.store;

import java.util.Optional;
import org.healthrecord.fhir.identity.population.Households;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table identity_population: one row at most, what the last survey of all registrations showed. */
public final class PopulationTable {
    private final JdbcClient jdbc;

    public PopulationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param version   another one with each change of the policy
     * @param surveyed  the greatest registration id of the last survey
     * @param estimated the greatest registration id when the weights were estimated
     */
    public record Surveyed(String version, Households households, long surveyed, long estimated) {}

    public Optional<Surveyed> find() {
        return jdbc.sql("select version, households, surveyed, estimated from identity_population where id = 1")
                .query((rs, n) -> new Surveyed(
                        rs.getString(1), Households.valueOf(rs.getString(2)), rs.getLong(3), rs.getLong(4)))
                .optional();
    }

    /** The weights, where households are none. */
    public @Nullable String estimate() {
        return jdbc.sql("select estimate from identity_population where id = 1")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    public void surveyed(long greatest) {
        jdbc.sql("update identity_population set surveyed = ? where id = 1")
                .param(greatest)
                .update();
    }

    public void save(Surveyed row, @Nullable String estimate) {
        jdbc.sql("delete from identity_population where id = 1").update();
        jdbc.sql("insert into identity_population (id, version, households, surveyed, estimated, estimate)"
                        + " values (1, :version, :households, :surveyed, :estimated, :estimate)")
                .param("version", row.version())
                .param("households", row.households().name())
                .param("surveyed", row.surveyed())
                .param("estimated", row.estimated())
                .param("estimate", estimate, java.sql.Types.VARCHAR)
                .update();
    }
}
