package org.healthrecord.fhir.group;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Groups of patients. Those of a source ({@code source-ID}) follow from the registrations: who is known there is a member.
 * A cohort is a list that an administrator configured ({@link Cohorts}) or a program made.
 */
public class PatientGroups {
    public static final String OF_SOURCE = "source-";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final JdbcClient jdbc;
    private final SourceNames sources;
    private final Cohorts cohorts;
    private final CohortTable made;
    private final Clock clock;

    PatientGroups(JdbcClient jdbc, SourceNames sources, Cohorts cohorts, CohortTable made, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.cohorts = cohorts;
        this.made = made;
        this.clock = clock;
    }

    /** @param quantity of its members */
    public record PatientGroup(String id, String name, long quantity) {}

    public List<PatientGroup> all() {
        Stream<PatientGroup> ofSources = jdbc
                .sql(
                        """
                        select source, count(distinct person_id) from identity_registration where person_id is not null
                        group by source order by source""")
                .query((row, n) -> ofSource(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .filter(group -> ID.matcher(group.id()).matches());
        return Stream.of(ofSources, configured(), made.all().stream())
                .flatMap(groups -> groups)
                .toList();
    }

    public Optional<PatientGroup> find(String id) {
        if (!id.startsWith(OF_SOURCE)) {
            return configured()
                    .filter(group -> group.id().equals(id))
                    .findFirst()
                    .or(() -> made.find(id));
        }
        String source = id.substring(OF_SOURCE.length());
        long quantity = jdbc.sql("select count(distinct person_id) from identity_registration where source = ?")
                .param(source)
                .query(Long.class)
                .single();
        return quantity == 0 ? Optional.empty() : Optional.of(ofSource(source, quantity));
    }

    /** The ids of the persons in a group, sorted. */
    public List<String> members(String id) {
        if (id.startsWith(OF_SOURCE)) {
            return jdbc.sql(
                            "select distinct person_id from identity_registration where source = ? and person_id is not null order by 1")
                    .param(id.substring(OF_SOURCE.length()))
                    .query(String.class)
                    .list();
        }
        Stream<String> configured = cohorts.cohorts().stream()
                .filter(cohort -> cohort.id().equals(id))
                .flatMap(cohort -> cohort.patients().stream());
        return Stream.concat(configured, made.members(id).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** @return the id of the new cohort */
    public String make(String name, Set<String> members, String maker) {
        String id = "cohort-" + UUID.randomUUID();
        made.insert(id, name, members, maker, clock.instant());
        return id;
    }

    /** Gives a cohort that a program made another name and other members; false where there is none. */
    public boolean change(String id, String name, Set<String> members) {
        return made.replace(id, name, members, clock.instant());
    }

    /** Removes a cohort that a program made; false where there is none. */
    public boolean remove(String id) {
        return made.delete(id);
    }

    private Stream<PatientGroup> configured() {
        return cohorts.cohorts().stream()
                .map(cohort -> new PatientGroup(
                        cohort.id(), cohort.name(), cohort.patients().size()));
    }

    private PatientGroup ofSource(String source, long quantity) {
        return new PatientGroup(OF_SOURCE + source, "Patients of " + sources.nameOf(source), quantity);
    }
}
