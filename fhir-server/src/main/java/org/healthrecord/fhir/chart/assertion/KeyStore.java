package org.healthrecord.fhir.chart.assertion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Registration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Registrations, the things they name, and which things refer to which. */
public final class KeyStore {
    private final JdbcTemplate jdbc;
    private final ListQueries lists;

    public KeyStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.lists = new ListQueries(jdbc);
    }

    public void addRegistrations(Collection<Registration> registrations) {
        Map<UUID, Registration> byId = new HashMap<>();
        registrations.forEach(r -> byId.put(Owners.idOf(r), r));
        byId.keySet().removeAll(known(byId.keySet()));
        jdbc.batchUpdate(
                "insert into chart_registration (owner_id, source, mrn_system, mrn) values (?, ?, ?, ?)",
                byId.entrySet(),
                500,
                (ps, e) -> {
                    ps.setObject(1, e.getKey());
                    ps.setString(2, e.getValue().source());
                    ps.setString(3, e.getValue().mrnSystem());
                    ps.setString(4, e.getValue().mrn());
                });
    }

    Set<UUID> known(Collection<UUID> owners) {
        return new LinkedHashSet<>(lists.keysByIds(
                "select r.owner_id from " + ListQueries.THESE + " join chart_registration r on r.owner_id = these.id",
                owners));
    }

    /** What these keys name. */
    public Map<UUID, AssertionKey> named(Collection<UUID> keys) {
        Map<UUID, AssertionKey> found = new HashMap<>();
        lists.eachById(
                "select k.key_id, k.source, k.type, k.local_key, r.mrn_system, r.mrn from " + ListQueries.THESE
                        + " join chart_key k on k.key_id = these.id"
                        + " left join chart_registration r on r.owner_id = k.owner_id",
                rs -> {
                    found.put(rs.getObject("key_id", UUID.class), VersionRows.key(rs));
                },
                keys);
        return found;
    }

    /** What these owners name like the key, with another end: local names of its source and type that begin so. */
    public Set<UUID> named(AssertionKey like, String beginning, Collection<UUID> owners) {
        return new LinkedHashSet<>(lists.byIds(
                "select k.key_id from " + ListQueries.THESE + " join chart_key k on k.owner_id = these.id"
                        + " where k.source = ? and k.type = ? and substring(k.local_key from 1 for ?) = ?",
                (rs, n) -> rs.getObject(1, UUID.class),
                owners,
                like.source(),
                like.type(),
                beginning.length(),
                beginning));
    }

    public Set<UUID> keysOf(Collection<UUID> owners) {
        return new LinkedHashSet<>(lists.keysByIds(
                "select k.key_id from " + ListQueries.THESE + " join chart_key k on k.owner_id = these.id", owners));
    }

    public void addReferences(Map<UUID, Set<UUID>> targets) {
        addTo("chart_reference", targets);
    }

    /** References that say nothing of their target, beside all references. */
    public void addNameless(Map<UUID, Set<UUID>> targets) {
        addTo("chart_nameless_reference", targets);
    }

    private void addTo(String references, Map<UUID, Set<UUID>> targets) {
        Set<Link> links = new LinkedHashSet<>();
        targets.forEach((from, tos) -> tos.forEach(to -> links.add(new Link(from, to))));
        lists.eachById(
                "select from_key, to_key from " + ListQueries.THESE + " join " + references + " on from_key = these.id",
                rs -> {
                    links.remove(new Link(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)));
                },
                targets.keySet());
        jdbc.batchUpdate(
                "insert into " + references + " (from_key, to_key) values (?, ?)",
                new ArrayList<>(links),
                500,
                (ps, l) -> {
                    ps.setObject(1, l.from());
                    ps.setObject(2, l.to());
                });
    }

    /** The keys of these owners, except some, whose current statements refer to one of these. */
    public Set<UUID> referringTo(Collection<UUID> targets, Set<UUID> except, Collection<UUID> owners) {
        Set<UUID> referring = new LinkedHashSet<>(lists.keysByIds(
                "select distinct from_key from " + ListQueries.THESE + " join chart_reference on to_key = these.id",
                targets));
        referring.removeAll(except);
        return standing(referring, owners);
    }

    /** The observations that these have ever named, though nothing is stated under them now. */
    public Set<UUID> resultsNamedBy(Collection<UUID> unsaid) {
        return new LinkedHashSet<>(lists.keysByIds(
                "select distinct to_key from " + ListQueries.THESE + " join chart_reference on from_key = these.id"
                        + " join chart_key k on k.key_id = to_key and k.type = 'Observation'",
                unsaid));
    }

    /** Reports and observations whose current statements name these, by key. */
    public Map<UUID, Set<UUID>> holdersOf(Collection<UUID> targets) {
        Map<UUID, Set<UUID>> holders = new HashMap<>();
        lists.eachById(
                "select to_key, from_key from " + ListQueries.THESE + " join chart_reference on to_key = these.id"
                        + " join chart_key k on k.key_id = from_key and k.block is not null"
                        + " and k.type in ('DiagnosticReport', 'Observation')",
                rs -> {
                    holders.computeIfAbsent(rs.getObject(1, UUID.class), k -> new LinkedHashSet<>())
                            .add(rs.getObject(2, UUID.class));
                },
                targets);
        return holders;
    }

    /** The keys of patients whose current statements refer to one of these without its name. */
    public Map<UUID, AssertionKey> patientsNaming(Collection<UUID> directory) {
        return patients("chart_nameless_reference", directory);
    }

    /** The same of what belongs to no patient. */
    public Set<UUID> directoryNaming(Collection<UUID> directory) {
        return new LinkedHashSet<>(lists.keysByIds(
                "select distinct from_key from " + ListQueries.THESE
                        + " join chart_nameless_reference on to_key = these.id"
                        + " join chart_key k on k.key_id = from_key and k.block is not null and k.owner_id = '"
                        + Owners.NOBODY + "'",
                directory));
    }

    /** The keys of patients whose current statements refer to one of these, which belong to no patient. */
    public Map<UUID, AssertionKey> patientsReferringTo(Collection<UUID> directory) {
        return patients("chart_reference", directory);
    }

    private Map<UUID, AssertionKey> patients(String references, Collection<UUID> directory) {
        Map<UUID, AssertionKey> referring = named(lists.keysByIds(
                "select distinct from_key from " + ListQueries.THESE + " join " + references + " on to_key = these.id"
                        + " join chart_key k on k.key_id = from_key and k.block is not null",
                directory));
        referring.values().removeIf(key -> key.registration() == null);
        return referring;
    }

    /** Those of these owners under which something is stated now. */
    public Set<UUID> standing(Collection<UUID> keys, Collection<UUID> owners) {
        Set<UUID> standing = new LinkedHashSet<>();
        lists.eachById(
                "select key_id, owner_id from " + ListQueries.THESE
                        + " join chart_key on key_id = these.id and block is not null",
                rs -> {
                    if (owners.contains(rs.getObject(2, UUID.class))) {
                        standing.add(rs.getObject(1, UUID.class));
                    }
                },
                keys);
        return standing;
    }

    private record Link(UUID from, UUID to) {}
}
