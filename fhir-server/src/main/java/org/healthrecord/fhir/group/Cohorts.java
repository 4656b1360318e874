package org.healthrecord.fhir.group;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Groups that an administrator made: {@code health-record.groups.cohorts}. */
@ConfigurationProperties("health-record.groups")
public record Cohorts(@DefaultValue List<Cohort> cohorts) {
    public Cohorts {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * A list of patients.
     *
     * @param id       of the Group; it does not begin with {@code source-}, as those of the sources do
     * @param patients ids of Patients
     */
    public record Cohort(String id, String name, @DefaultValue List<String> patients) {
        private static final Pattern ID = Pattern.compile("(?!source-)[A-Za-z0-9\\-.]{1,64}");

        public Cohort {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "health-record.groups.cohorts: an id has 1 to 64 letters, digits, - and ., and does not begin with source-");
            }
            patients = List.copyOf(patients);
        }
    }
}
