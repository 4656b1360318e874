package org.healthrecord.fhir.exit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.chart.change.FactIds;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.support.SqlArrayValue;

/** Whose a fact is, by the tables chart_fact, chart_key, chart_registration and identity_registration. */
final class StoredOwners implements FactOwners {
    private static final String OF_RESOURCES =
            """
            select f.resource_id, f.person_id from unnest(cast(? as varchar array)) as these (id)
            join chart_fact f on f.resource_id = these.id""";

    private static final String NOBODY = "directory";
    private static final int REMEMBERED = 50_000;

    private static final String OF_EACH =
            """
            select f.resource_id, f.person_id from unnest(cast(? as varchar array)) as these (id)
            join chart_fact f on f.resource_id = these.id
            where f.person_id <> 'directory'""";

    private static final String OF_REGISTRATIONS =
            """
            select distinct r.person_id from unnest(cast(? as bigint array)) as these (id)
            join identity_registration r on r.id = these.id where r.person_id is not null""";

    /** What a message states is in one of two tables, by how many records state it. */
    private static final String OF_MESSAGE =
            """
            select distinct r.source, r.mrn_system, r.mrn from (
              select key_id, selector from chart_assertion where message_id = ?
              union select key_id, selector from chart_stating where message_id = ?) s
            join chart_key k on k.key_id = s.key_id
            join chart_registration r on r.owner_id = k.owner_id""";

    private final JdbcTemplate jdbc;
    private final Function<Registration, Optional<String>> personOf;
    private final OwnerMemory memory = new OwnerMemory(REMEMBERED);

    StoredOwners(JdbcTemplate jdbc, Function<Registration, Optional<String>> personOf) {
        this.jdbc = jdbc;
        this.personOf = personOf;
    }

    @Override
    public Set<String> ofResources(Collection<String> ids) {
        Set<String> owners = new LinkedHashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (String id : ids) {
            String fact = FactIds.factOf(id);
            ListKind.ownerOf(id).or(() -> memory.of(fact)).ifPresentOrElse(owners::add, () -> unknown.add(fact));
        }
        if (!unknown.isEmpty()) {
            owners.addAll(lookedUp(unknown));
        }
        owners.remove(NOBODY);
        return owners;
    }

    private Set<String> lookedUp(Set<String> facts) {
        Set<String> owners = new LinkedHashSet<>();
        jdbc.query(
                OF_RESOURCES,
                row -> {
                    memory.put(row.getString(1), row.getString(2));
                    owners.add(row.getString(2));
                },
                new SqlArrayValue("varchar", facts.toArray()));
        return owners;
    }

    @Override
    public Map<String, String> ofEach(Collection<String> ids) {
        Map<String, String> byFact = new HashMap<>();
        Object[] facts = ids.stream().map(FactIds::factOf).distinct().toArray();
        jdbc.query(
                OF_EACH,
                (RowCallbackHandler) row -> byFact.put(row.getString(1), row.getString(2)),
                new SqlArrayValue("varchar", facts));
        Map<String, String> owners = new HashMap<>();
        for (String id : ids) {
            Optional.ofNullable(byFact.get(FactIds.factOf(id)))
                    .or(() -> ListKind.ownerOf(id))
                    .ifPresent(owner -> owners.put(id, owner));
        }
        return owners;
    }

    @Override
    public Set<String> ofRegistrations(Collection<Long> registrations) {
        return new LinkedHashSet<>(jdbc.queryForList(
                OF_REGISTRATIONS, String.class, new SqlArrayValue("bigint", registrations.toArray())));
    }

    @Override
    public Set<String> ofMessage(String message, @Nullable String unit) {
        List<Registration> registrations = unit == null
                ? jdbc.query(OF_MESSAGE, StoredOwners::registration, message, message)
                : jdbc.query(OF_MESSAGE + " where s.selector = ?", StoredOwners::registration, message, message, unit);
        Set<String> persons = new LinkedHashSet<>();
        registrations.forEach(r -> personOf.apply(r).ifPresent(persons::add));
        return persons;
    }

    private static Registration registration(ResultSet row, int number) throws SQLException {
        return new Registration(row.getString("source"), row.getString("mrn_system"), row.getString("mrn"));
    }
}
