package org.healthrecord.access.audit.event;

import java.util.Locale;
import java.util.Map;

/** An event in the words of the person it is about: who, what, why. */
public final class PlainWords {
    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("Patient", "who you are"),
            Map.entry("Observation", "test results and measurements"),
            Map.entry("Condition", "health problems"),
            Map.entry("MedicationRequest", "prescriptions"),
            Map.entry("MedicationStatement", "medicines"),
            Map.entry("AllergyIntolerance", "allergies"),
            Map.entry("Immunization", "vaccinations"),
            Map.entry("Encounter", "visits"),
            Map.entry("Procedure", "procedures"),
            Map.entry("DiagnosticReport", "reports"),
            Map.entry("DocumentReference", "documents"),
            Map.entry("Binary", "documents"),
            Map.entry("Consent", "what you have decided"),
            Map.entry("Provenance", "which clinic said what"),
            Map.entry("List", "current lists"),
            Map.entry("AuditEvent", "who saw your chart"));

    private static final Map<String, String> ROLES = Map.of(
            "FRONT_DESK", "front desk",
            "CLINICIAN", "clinician",
            "STEWARD", "records steward",
            "OPERATOR", "operator",
            "AUDITOR", "auditor",
            "ADMINISTRATOR", "administrator");

    private static final Map<String, String> PURPOSES = Map.ofEntries(
            Map.entry("TREAT", "for treatment"),
            Map.entry("CARE", "for care"),
            Map.entry("ETREAT", "in an emergency"),
            Map.entry("BTG", "in an emergency"),
            Map.entry("HPAYMT", "for payment"),
            Map.entry("HOPERAT", "to run the service"),
            Map.entry("OPERATION", "to run the service"),
            Map.entry("EVIDENCE", "to see which clinic said so"),
            Map.entry("IDENTITY", "to tell people apart"),
            Map.entry("PATRQT", "at your own request"));

    private PlainWords() {}

    /** Who it was: the name, and what they are. */
    public static String who(Agent agent) {
        String name = agent.name().equals("anonymous") ? "Somebody who did not sign in" : agent.name();
        String what = agent.roles().isEmpty()
                ? kind(agent.kind())
                : String.join(", ", agent.roles().stream().map(PlainWords::role).toList());
        String with = agent.client().isEmpty() || agent.client().equals(agent.name())
                ? ""
                : " with the app " + agent.client();
        return name + (what.isEmpty() ? "" : " (" + what + ")") + with;
    }

    private static String role(String role) {
        return ROLES.getOrDefault(role, role.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "patient" -> "patient";
            case "proxy" -> "caregiver";
            case "clinic" -> "clinic";
            case "key", "client", "service" -> "program";
            default -> "";
        };
    }

    /** What they did, as what follows on the name. */
    public static String what(Event event) {
        String did = did(event);
        return event.outcome() == Outcome.SUCCESS ? did : did + "; nothing was shown";
    }

    private static String did(Event event) {
        boolean asked = event.outcome() != Outcome.SUCCESS;
        return switch (event.kind()) {
            case READ, SEARCH, OPERATION -> (asked ? "asked for " : "looked at ")
                    + thing(event.asked().target());
            case EXPORT -> asked ? "asked for a copy of the chart" : "took a copy of the chart";
            case SUBMISSION -> "sent records";
            case SIGN_IN -> asked ? "tried to sign in" : "signed in";
            case SIGN_OUT -> "signed out";
            case MESSAGE_VIEW -> "opened a record as the clinic sent it";
            case IDENTITY -> event.action().equals("R") ? "checked who is who" : "decided who is who";
            case ADMINISTRATION -> "ran the service";
            case AUDIT_VIEW -> "looked at who saw the chart";
            case SERVICE -> "kept the record of access";
        };
    }

    private static String thing(String target) {
        if (target.contains("$break-glass")) {
            return "the whole chart, whatever is hidden, for an hour";
        }
        if (target.contains("$everything") || target.contains("$summary")) {
            return "the whole chart";
        }
        if (target.contains("$match") || target.contains("$ihe-pix")) {
            return "who you are";
        }
        if (target.contains("$evidence")) {
            return "which clinic said what";
        }
        String[] parts = target.split("/", -1);
        String type = parts.length == 3 && parts[0].equals("Patient") ? parts[2] : parts[0];
        return THINGS.getOrDefault(type, "the chart");
    }

    /** Why, as far as it was said; empty otherwise. */
    public static String why(Event event) {
        String purpose = PURPOSES.getOrDefault(event.purpose(), "");
        if (event.reason().isEmpty()) {
            return purpose;
        }
        return (purpose.isEmpty() ? "" : purpose + ": ") + event.reason();
    }
}
