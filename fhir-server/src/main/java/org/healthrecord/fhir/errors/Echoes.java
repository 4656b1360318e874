package org.healthrecord.fhir.errors;

import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** Values of a request in the sentences of its answer. Names of parameters and types may stand there. */
final class Echoes {
    private static final String LEFT_OUT = "\u2026";

    /** What is shorter stands in many words by chance. */
    private static final int SHORTEST = 3;

    private Echoes() {}

    static void remove(OperationOutcome outcome, @Nullable String path, @Nullable Map<String, String[]> parameters) {
        outcome.getIssue().stream()
                .filter(OperationOutcome.OperationOutcomeIssueComponent::hasDiagnostics)
                .forEach(issue -> issue.setDiagnostics(without(issue.getDiagnostics(), path, parameters)));
    }

    private static String without(String text, @Nullable String path, @Nullable Map<String, String[]> parameters) {
        String left = path == null || !path.contains("/") ? text : text.replace(path, LEFT_OUT);
        if (parameters != null) {
            for (String[] values : parameters.values()) {
                for (String value : values) {
                    left = value.length() < SHORTEST ? left : left.replace(value, LEFT_OUT);
                }
            }
        }
        return left;
    }
}
