package org.healthrecord.fhir.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.jspecify.annotations.Nullable;

/**
 * What an export is to hold (Bulk Data Access 2.0, kick-off request).
 *
 * @param group      the Group asked for; null at the other levels
 * @param types      empty for all
 * @param filters    {@code Type?search}; those of one type are alternatives
 * @param elements   {@code element} or {@code Type.element}; empty for all
 * @param since      an instant of FHIR; null for no limit
 * @param patients   ids; empty for all
 * @param provenance whether who said so comes along with each resource
 */
public record Question(
        Level level,
        @Nullable String group,
        List<String> types,
        List<String> filters,
        List<String> elements,
        @Nullable String since,
        List<String> patients,
        boolean provenance) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PROVENANCE = "Provenance";

    /** Where the operation was called. */
    public enum Level {
        SYSTEM,
        PATIENT,
        GROUP
    }

    public Question {
        types = List.copyOf(types);
        filters = List.copyOf(filters);
        elements = List.copyOf(elements);
        patients = List.copyOf(patients);
    }

    /** Whether it is of chosen people: else all that is stored is looked at, in its order. */
    @JsonIgnore
    boolean isOfSome() {
        return level == Level.GROUP || !patients.isEmpty();
    }

    Instant from() {
        return since == null ? Instant.EPOCH : Instant.parse(since);
    }

    /** The types to be written, without what comes along. */
    Set<String> wanted() {
        Set<String> wanted = new TreeSet<>(types.isEmpty() ? ChartTypes.names() : types);
        if (provenance && !types.contains(PROVENANCE)) {
            wanted.remove(PROVENANCE);
        }
        return wanted;
    }

    /** Whether Provenance is to come along with what it is about, and not by itself. */
    @JsonIgnore
    boolean isAccompanied() {
        return provenance && !types.contains(PROVENANCE);
    }

    List<String> filtersOf(String type) {
        return filters.stream()
                .filter(filter -> filter.startsWith(type + "?"))
                .map(filter -> filter.substring(type.length() + 1))
                .toList();
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Question of(String text) {
        try {
            return JSON.readValue(text, Question.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
