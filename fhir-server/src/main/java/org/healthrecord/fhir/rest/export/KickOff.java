package org.healthrecord.fhir.rest.export;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.fhir.export.Question;
import org.healthrecord.fhir.export.Question.Level;
import org.healthrecord.fhir.export.TypeSearches;
import org.healthrecord.fhir.store.search.DateSpan;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a kick-off request (Bulk Data Access 2.0, "Query parameters"). What this server does not know is
 * refused, and passed over where the caller prefers lenient handling.
 */
final class KickOff {
    static final Set<String> PARAMETERS =
            Set.of("_outputFormat", "_since", "_type", "_typeFilter", "_elements", "includeAssociatedData", "patient");

    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");

    private static final Set<String> PROVENANCE = Set.of("LatestProvenanceResources", "RelevantProvenanceResources");

    /** Between filters; a comma within a filter is followed by no type. */
    private static final Pattern BETWEEN_FILTERS = Pattern.compile(",(?=[A-Z][A-Za-z]+\\?)");

    private final FhirContext fhir;
    private final TypeSearches searches;
    private final Map<String, List<String>> parameters;
    private final boolean lenient;

    KickOff(FhirContext fhir, TypeSearches searches, Map<String, List<String>> parameters, boolean lenient) {
        this.fhir = fhir;
        this.searches = searches;
        this.parameters = parameters;
        this.lenient = lenient;
    }

    /** @param group the Group asked for; null at the other levels */
    Question question(Level level, @Nullable String group) {
        parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name) && !name.equals("_format") && !name.equals("_pretty"))
                .findFirst()
                .ifPresent(name -> refuseUnlessLenient("$export does not know the parameter \"" + name + "\""));
        values("_outputFormat").stream()
                .map(format -> format.replace(' ', '+'))
                .filter(format -> !FORMATS.contains(format))
                .findFirst()
                .ifPresent(format -> {
                    throw new InvalidRequestException("This server exports application/fhir+ndjson only");
                });
        List<String> types = types();
        return new Question(level, group, types, filters(types), elements(), since(), patients(level), provenance());
    }

    private List<String> types() {
        List<String> known = new ArrayList<>();
        for (String type : words("_type")) {
            if (ChartTypes.holds(type)) {
                known.add(type);
            } else {
                refuseUnlessLenient("_type names \"" + type + "\", which no chart holds");
            }
        }
        if (known.isEmpty() && !words("_type").isEmpty()) {
            throw new InvalidRequestException("_type names no type that a chart holds");
        }
        return known;
    }

    private List<String> filters(List<String> types) {
        List<String> filters = new ArrayList<>();
        for (String value : values("_typeFilter")) {
            for (String filter : BETWEEN_FILTERS.split(value)) {
                int question = filter.indexOf('?');
                String type = question < 0 ? filter : filter.substring(0, question);
                if (question < 0 || !ChartTypes.holds(type)) {
                    throw new InvalidRequestException(
                            "_typeFilter takes searches as in Observation?category=laboratory");
                }
                if (!types.isEmpty() && !types.contains(type)) {
                    throw new InvalidRequestException(
                            "_typeFilter narrows \"" + type + "\", which _type does not name");
                }
                searches.check(type, filter.substring(question + 1), lenient);
                filters.add(filter);
            }
        }
        return filters;
    }

    private List<String> elements() {
        List<String> known = new ArrayList<>();
        for (String element : words("_elements")) {
            if (isElement(element)) {
                known.add(element);
            } else {
                refuseUnlessLenient(
                        "_elements takes elements of the first level, as in code or Observation.code; not \"" + element
                                + "\"");
            }
        }
        return known;
    }

    private boolean isElement(String element) {
        int dot = element.indexOf('.');
        String name = element.substring(dot + 1);
        if (dot >= 0) {
            return ChartTypes.holds(element.substring(0, dot)) && isElementOf(element.substring(0, dot), name);
        }
        return ChartTypes.names().stream().anyMatch(type -> isElementOf(type, name));
    }

    private boolean isElementOf(String type, String name) {
        return fhir.getResourceDefinition(type).getChildren().stream()
                .map(BaseRuntimeChildDefinition::getElementName)
                .anyMatch(child -> child.equals(name) || child.equals(name + "[x]"));
    }

    /** An instant; clients also send a date or a dateTime. */
    private @Nullable String since() {
        List<String> values = values("_since");
        if (values.isEmpty()) {
            return null;
        }
        Optional<DateSpan> since = DateSpan.of(values.get(0).replace(' ', '+'));
        if (values.size() > 1 || since.isEmpty()) {
            throw new InvalidRequestException("_since takes one instant, as in 2026-01-31T12:00:00Z");
        }
        return java.time.Instant.ofEpochMilli(since.get().first()).toString();
    }

    private List<String> patients(Level level) {
        List<String> patients = values("patient").stream()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
        if (!patients.isEmpty() && level == Level.SYSTEM) {
            throw new InvalidRequestException("The parameter patient goes with Patient/$export and Group/{id}/$export");
        }
        return patients;
    }

    private boolean provenance() {
        boolean asked = false;
        for (String data : words("includeAssociatedData")) {
            if (PROVENANCE.contains(data)) {
                asked = true;
            } else {
                refuseUnlessLenient(
                        "includeAssociatedData takes LatestProvenanceResources or RelevantProvenanceResources");
            }
        }
        return asked;
    }

    private void refuseUnlessLenient(String problem) {
        if (!lenient) {
            throw new InvalidRequestException(problem);
        }
    }

    private List<String> values(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    private List<String> words(String name) {
        return values(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
