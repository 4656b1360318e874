package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.consolidation.Filing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** In which blocks the things of each registration are found. */
final class Filings {
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    Filings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Records where things are filed now; returns the blocks they have left. */
    Set<String> file(List<Thing> things) {
        Map<UUID, String> now = new HashMap<>();
        Map<UUID, Set<String>> elsewhere = new HashMap<>();
        for (Thing thing : things) {
            String block = thing.filing().map(Filing::block).orElse("");
            Set<String> others = thing.filing().map(Filing::elsewhere).orElse(Set.of());
            thing.keys().forEach(key -> {
                now.put(key, block);
                elsewhere.put(key, others);
            });
        }
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
     * Files these keys anew; {@code ""} for what stands no longer.
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
        for (List<UUID> chunk : Chunks.of(keys)) {
            named.query(
                    "select key_id, block from chart_elsewhere where key_id in (:keys)", Map.of("keys", chunk), rs -> {
                        blocks.computeIfAbsent(rs.getObject(1, UUID.class), k -> new LinkedHashSet<>())
                                .add(rs.getString(2));
                    });
        }
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
        Set<UUID> keys = new LinkedHashSet<>();
        for (List<Object[]> chunk : Chunks.pairs(owners, blocks)) {
            keys.addAll(named.queryForList(
                    """
                    select key_id from chart_key where (owner_id, block) in (:places)
                    union all
                    select key_id from chart_elsewhere where (owner_id, block) in (:places)""",
                    Map.of("places", chunk),
                    UUID.class));
        }
        return keys;
    }

    /** The keys of these owners that are filed in a block whose name begins so and goes on with a date. */
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

    /** The blocks recorded for these keys; keys of which nothing stands are absent. */
    private Map<UUID, String> blocksOf(Collection<UUID> keys) {
        Map<UUID, String> blocks = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(keys)) {
            named.query(
                    "select key_id, block from chart_key where key_id in (:keys) and block is not null",
                    Map.of("keys", chunk),
                    rs -> {
                        blocks.put(rs.getObject(1, UUID.class), rs.getString(2));
                    });
        }
        return blocks;
    }

    private record Place(UUID key, String block) {}
}
