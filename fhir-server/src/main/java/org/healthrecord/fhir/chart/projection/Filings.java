package org.healthrecord.fhir.chart.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.assertion.ClinicStatement;
import org.healthrecord.fhir.chart.assertion.ListQueries;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** In which blocks the things of each registration are found. */
public final class Filings {
    private static final String IN_BLOCKS = Stream.of("chart_key", "chart_elsewhere")
            .map(table -> "select k.key_id from " + ListQueries.THESE
                    + " cross join unnest(cast(? as varchar array)) as there (block) join " + table
                    + " k on k.owner_id = these.id and k.block = there.block")
            .collect(Collectors.joining(" union all "));

    private final JdbcTemplate jdbc;
    private final ListQueries lists;

    Filings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.lists = new ListQueries(jdbc);
    }

    /**
     * Records where things are filed now; returns the blocks they have left.
     *
     * @param filed the keys that are filed in their block and nowhere else yet
     */
    Set<String> file(List<ClinicStatement> things, Set<UUID> filed) {
        Map<UUID, String> now = new HashMap<>();
        Map<UUID, Set<String>> elsewhere = new HashMap<>();
        for (ClinicStatement thing : things) {
            String block = thing.filing().map(Filing::block).orElse("");
            Set<String> others = thing.filing().map(Filing::elsewhere).orElse(Set.of());
            thing.keys().forEach(key -> {
                now.put(key, block);
                elsewhere.put(key, others);
            });
        }
        now.keySet().removeAll(filed);
        Map<UUID, String> before = blocksOf(now.keySet());
        fileElsewhere(elsewhere, before.keySet());
        now.entrySet().removeIf(e -> e.getValue().equals(before.getOrDefault(e.getKey(), "")));
        setBlocks(now);
        before.keySet().retainAll(now.keySet());
        return new HashSet<>(before.values());
    }

    /** @param filed those that may be found elsewhere as yet */
    private void fileElsewhere(Map<UUID, Set<String>> now, Set<UUID> filed) {
        Map<UUID, Set<String>> before = elsewhere(filed);
        now.entrySet().removeIf(e -> e.getValue().equals(before.getOrDefault(e.getKey(), Set.of())));
        before.keySet().retainAll(now.keySet());
        if (!now.isEmpty()) {
            removeElsewhere(before.keySet());
            addElsewhere(now);
        }
    }

    /**
     * Files these keys again; {@code ""} for what is no longer current.
     *
     * @param blocks those whose block is another now
     */
    private void setBlocks(Map<UUID, String> blocks) {
        jdbc.batchUpdate("update chart_key set block = ? where key_id = ?", blocks.entrySet(), 500, (ps, e) -> {
            ps.setString(1, e.getValue().isEmpty() ? null : e.getValue());
            ps.setObject(2, e.getKey());
        });
    }

    /** The other blocks in which these keys can be found. */
    private Map<UUID, Set<String>> elsewhere(Collection<UUID> keys) {
        Map<UUID, Set<String>> blocks = new HashMap<>();
        lists.eachById(
                "select key_id, block from " + ListQueries.THESE + " join chart_elsewhere on key_id = these.id",
                rs -> {
                    blocks.computeIfAbsent(rs.getObject(1, UUID.class), k -> new LinkedHashSet<>())
                            .add(rs.getString(2));
                },
                keys);
        return blocks;
    }

    private void removeElsewhere(Collection<UUID> keys) {
        jdbc.batchUpdate("delete from chart_elsewhere where key_id = ?", keys, 500, (ps, key) -> ps.setObject(1, key));
    }

    private void addElsewhere(Map<UUID, Set<String>> blocks) {
        List<Place> places = new ArrayList<>();
        blocks.forEach((key, names) -> names.forEach(name -> places.add(new Place(key, name))));
        jdbc.batchUpdate(
                """
                insert into chart_elsewhere (key_id, block, owner_id)
                select key_id, ?, owner_id from chart_key where key_id = ?""",
                places,
                500,
                (ps, place) -> {
                    ps.setString(1, place.block());
                    ps.setObject(2, place.key());
                });
    }

    /** The keys of these owners that can be found in one of these blocks. */
    Set<UUID> keysIn(Collection<UUID> owners, Collection<String> blocks) {
        if (owners.isEmpty() || blocks.isEmpty()) {
            return Set.of();
        }
        SqlArrayValue those = ListQueries.ids(owners);
        SqlArrayValue there = ListQueries.texts(blocks);
        return new LinkedHashSet<>(jdbc.queryForList(IN_BLOCKS, UUID.class, those, there, those, there));
    }

    /** The keys of these owners that are filed in a block whose name begins so and continues with a date. */
    Set<UUID> keysInBlocksOf(Collection<UUID> owners, Collection<String> beginnings) {
        Set<UUID> keys = new LinkedHashSet<>();
        for (String beginning : beginnings) {
            for (UUID owner : owners) {
                keys.addAll(jdbc.queryForList(
                        "select key_id from chart_key where owner_id = ? and block >= ? and block < ?",
                        UUID.class,
                        owner,
                        beginning,
                        beginning + '~'));
            }
        }
        return keys;
    }

    /** The blocks recorded for these keys; keys without a current statement are absent. */
    private Map<UUID, String> blocksOf(Collection<UUID> keys) {
        Map<UUID, String> blocks = new HashMap<>();
        lists.eachById(
                "select key_id, block from " + ListQueries.THESE
                        + " join chart_key on key_id = these.id and block is not null",
                rs -> {
                    blocks.put(rs.getObject(1, UUID.class), rs.getString(2));
                },
                keys);
        return blocks;
    }

    private record Place(UUID key, String block) {}
}
