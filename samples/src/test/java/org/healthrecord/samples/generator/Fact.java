package org.healthrecord.samples.generator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;

/** Something that is so, and the clinics that know of it. Ids are the same at every clinic only where clinics share one. */
sealed interface Fact {
    String id();

    Set<Clinic> clinics();

    /** A visit happens at one clinic. */
    record Visit(String id, Clinic clinic, LocalDateTime start, int minutes, String reason, boolean cancelled)
            implements Fact {
        @Override
        public Set<Clinic> clinics() {
            return Set.of(clinic);
        }

        LocalDateTime end() {
            return start.plusMinutes(minutes);
        }
    }

    record Problem(String id, Set<Clinic> clinics, String icd10, String name, LocalDate onset, LocalDate resolved)
            implements Fact {}

    /**
     * A prescription.
     *
     * @param stoppedAt the clinics where it is known as stopped; elsewhere it is still active
     */
    record Medicine(
            String id,
            Set<Clinic> clinics,
            String rxnorm,
            String name,
            LocalDate written,
            String sig,
            Set<Clinic> stoppedAt)
            implements Fact {}

    record Allergy(String id, Set<Clinic> clinics, String rxnorm, String name, String reaction, LocalDate noted)
            implements Fact {}

    record Vaccine(String id, Set<Clinic> clinics, String cvx, String name, LocalDate given) implements Fact {}

    /**
     * A result of a laboratory or a measurement.
     *
     * @param corrected the value that replaced it, or null
     */
    record Result(String id, Set<Clinic> clinics, Test test, LocalDateTime at, String value, String corrected)
            implements Fact {
        String now() {
            return corrected == null ? value : corrected;
        }
    }
}
