package org.healthrecord.fhir.subscription;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What can be subscribed to. */
public enum Topic {
    /** Anything in a person's chart was written or removed; the focus is the Patient. */
    PATIENT_CHART_CHANGED("patient-chart-changed", Set.of("Patient")),
    /** A laboratory result or a report is new or says something else; the focus is the result. */
    NEW_RESULT("new-result", Set.of("Observation", "DiagnosticReport")),
    /** Clinics disagree about a fact; the focus is the fact. */
    DISAGREEMENT("disagreement", Set.of()),
    /** A pair waits for a steward, so the chart may have a second half; the focus is the Patient. */
    REVIEW_WAITING("review-waiting", Set.of("Patient"));

    private static final String BASE = "https://healthrecord.org/fhir/SubscriptionTopic/";

    private final String word;
    private final Set<String> types;

    Topic(String word, Set<String> types) {
        this.word = word;
        this.types = types;
    }

    public String url() {
        return BASE + word;
    }

    /** Whether the focus can be of this type. */
    boolean takes(String type) {
        return types.isEmpty() || types.contains(type);
    }

    public static Optional<Topic> of(String url) {
        return Arrays.stream(values()).filter(topic -> topic.url().equals(url)).findFirst();
    }
}
