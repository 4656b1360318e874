package org.healthrecord.fhir.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.healthrecord.fhir.group.PatientGroups.PatientGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of cohorts that programs made (tables cohort, cohort_member). */
final class CohortTable {
    private static final String COUNTED =
            "select c.id, c.name, (select count(*) from cohort_member m where m.cohort_id = c.id) from cohort c";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CohortTable(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    List<PatientGroup> all() {
        return jdbc.sql(COUNTED + " order by c.id").query(CohortTable::row).list();
    }

    Optional<PatientGroup> find(String id) {
        return jdbc.sql(COUNTED + " where c.id = ?")
                .param(id)
                .query(CohortTable::row)
                .optional();
    }

    List<String> members(String id) {
        return jdbc.sql("select person_id from cohort_member where cohort_id = ? order by person_id")
                .param(id)
                .query(String.class)
                .list();
    }

    void insert(String id, String name, Collection<String> members, String maker, Instant now) {
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("insert into cohort (id, name, made_by, changed_at) values (?, ?, ?, ?)")
                    .params(id, name, maker, now.atOffset(ZoneOffset.UTC))
                    .update();
            add(id, members);
        });
    }

    /** @return false where there is none of this id */
    boolean replace(String id, String name, Collection<String> members, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(tx -> {
            // Locks the row, so that of two who change it at once the later one's members stand alone.
            int found = jdbc.sql("update cohort set name = ?, changed_at = ? where id = ?")
                    .params(name, now.atOffset(ZoneOffset.UTC), id)
                    .update();
            if (found == 1) {
                jdbc.sql("delete from cohort_member where cohort_id = ?")
                        .param(id)
                        .update();
                add(id, members);
            }
            return found == 1;
        }));
    }

    boolean delete(String id) {
        return jdbc.sql("delete from cohort where id = ?").param(id).update() == 1;
    }

    private void add(String id, Collection<String> members) {
        jdbc.sql("insert into cohort_member (cohort_id, person_id)"
                        + " select ?, these.id from unnest(cast(? as varchar array)) as these (id)")
                .params(id, new SqlArrayValue("varchar", members.toArray()))
                .update();
    }

    private static PatientGroup row(ResultSet row, int number) throws SQLException {
        return new PatientGroup(row.getString(1), row.getString(2), row.getLong(3));
    }
}
