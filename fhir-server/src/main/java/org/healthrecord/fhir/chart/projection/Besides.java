package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.PersonIndex;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which charts say of each other that they may be one person's. A pair that waits for a steward shows on both, so a
 * change on one side is a change of the other. Keeps what the charts say so far, each pair both ways.
 */
public final class Besides {
    private final JdbcTemplate jdbc;
    private final PersonIndex index;

    public Besides(JdbcTemplate jdbc, PersonIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /** Brings what is kept in line with the index; returns the persons whose charts are to say something else. */
    public Set<String> update(Collection<String> concerned) {
        Set<String> changed = new LinkedHashSet<>();
        for (String person : new TreeSet<>(concerned)) {
            Set<String> before = new TreeSet<>(
                    jdbc.queryForList("select other_id from chart_beside where person_id = ?", String.class, person));
            Set<String> now = new TreeSet<>(index.beside(person));
            List<String> gone = new ArrayList<>(before);
            gone.removeAll(now);
            now.removeAll(before);
            gone.forEach(other -> remove(person, other));
            now.forEach(other -> add(person, other));
            if (!gone.isEmpty() || !now.isEmpty()) {
                changed.add(person);
                changed.addAll(gone);
                changed.addAll(now);
            }
        }
        return changed;
    }

    private void remove(String one, String other) {
        String sql = "delete from chart_beside where person_id = ? and other_id = ?";
        jdbc.update(sql, one, other);
        jdbc.update(sql, other, one);
    }

    private void add(String one, String other) {
        String sql = "insert into chart_beside (person_id, other_id) values (?, ?)";
        jdbc.update(sql, one, other);
        jdbc.update(sql, other, one);
    }
}
