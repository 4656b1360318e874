package org.healthrecord.fhir.group;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Groups of patients. Those of a source ({@code source-ID}) follow from the registrations: who is known there is a member.
 * A cohort is a list that an administrator made ({@link Cohorts}).
 */
public class PatientGroups {
    public static final String OF_SOURCE = "source-";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final JdbcClient jdbc;
    private final SourceNames sources;
    private final Cohorts cohorts;

    PatientGroups(JdbcClient jdbc, SourceNames sources, Cohorts cohorts) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.cohorts = cohorts;
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
        return Stream.concat(ofSources, cohorts().stream()).toList();
    }

    public Optional<PatientGroup> find(String id) {
        if (!id.startsWith(OF_SOURCE)) {
            return cohorts().stream().filter(group -> group.id().equals(id)).findFirst();
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
        return id.startsWith(OF_SOURCE)
                ? jdbc.sql(
                                "select distinct person_id from identity_registration where source = ? and person_id is not null order by 1")
                        .param(id.substring(OF_SOURCE.length()))
                        .query(String.class)
                        .list()
                : cohorts.cohorts().stream()
                        .filter(cohort -> cohort.id().equals(id))
                        .flatMap(cohort -> cohort.patients().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private List<PatientGroup> cohorts() {
        return cohorts.cohorts().stream()
                .map(cohort -> new PatientGroup(
                        cohort.id(), cohort.name(), cohort.patients().size()))
                .toList();
    }

    private PatientGroup ofSource(String source, long quantity) {
        return new PatientGroup(OF_SOURCE + source, "Patients of " + sources.nameOf(source), quantity);
    }
}
