package org.healthrecord.fhir.group;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Groups of patients. Those of a source ({@code source-ID}) follow from the registrations: who is known there is a member.
 * A cohort is a list that an administrator made (tables patient_cohort, patient_cohort_member).
 */
public class PatientGroups {
    public static final String OF_SOURCE = "source-";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final JdbcClient jdbc;
    private final SourceNames sources;
    private final Clock clock;

    PatientGroups(JdbcClient jdbc, SourceNames sources, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
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
                : jdbc.sql("select person_id from patient_cohort_member where cohort_id = ? order by 1")
                        .param(id)
                        .query(String.class)
                        .list();
    }

    public List<PatientGroup> cohorts() {
        return jdbc.sql(
                        """
                        select c.id, c.name, (select count(*) from patient_cohort_member m where m.cohort_id = c.id)
                        from patient_cohort c order by c.id""")
                .query((row, n) -> new PatientGroup(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    /**
     * Makes a cohort, or gives it another name and other members. To be called in a transaction.
     *
     * @throws IllegalArgumentException where the id is no id of FHIR or that of a source's group, or a member no id
     */
    public void put(String id, String name, Collection<String> persons) {
        if (!ID.matcher(id).matches() || id.startsWith(OF_SOURCE)) {
            throw new IllegalArgumentException(
                    "The id of a cohort has 1 to 64 letters, digits, - and ., and does not begin with source-");
        }
        if (!persons.stream().allMatch(person -> ID.matcher(person).matches())) {
            throw new IllegalArgumentException("The members of a cohort are ids of Patients");
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        boolean known = jdbc.sql("update patient_cohort set name = ?, changed_at = ? where id = ?")
                        .params(name, now, id)
                        .update()
                == 1;
        if (!known) {
            jdbc.sql("insert into patient_cohort (id, name, changed_at) values (?, ?, ?)")
                    .params(id, name, now)
                    .update();
        }
        jdbc.sql("delete from patient_cohort_member where cohort_id = ?")
                .param(id)
                .update();
        for (String person : new ArrayList<>(new LinkedHashSet<>(persons))) {
            jdbc.sql("insert into patient_cohort_member (cohort_id, person_id) values (?, ?)")
                    .params(id, person)
                    .update();
        }
    }

    /** @return false where there is no such cohort */
    public boolean remove(String id) {
        return jdbc.sql("delete from patient_cohort where id = ?").param(id).update() == 1;
    }

    private PatientGroup ofSource(String source, long quantity) {
        return new PatientGroup(OF_SOURCE + source, "Patients of " + sources.nameOf(source), quantity);
    }
}
