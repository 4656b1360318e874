package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.healthrecord.fhir.chart.lists.EntryWords;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListEntryComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * The search parameter {@code _list} (FHIR R4, Search): what a List names, by its id, or a person's current resources
 * ({@code $current-medications}, {@code $current-problems}, {@code $current-allergies}), for which the search has to
 * name the person by {@code patient} or {@code subject}. What a list says to have ended before today is left out.
 */
final class ListMembers {
    private static final List<String> PERSON = List.of("patient", "subject", "patient:Patient", "subject:Patient");
    private static final String NOTHING = "none-of-these";

    private final Function<String, Optional<ListResource>> lists;
    private final String today;

    /** @param lists reads a List by its id */
    ListMembers(Function<String, Optional<ListResource>> lists, LocalDate today) {
        this.lists = lists;
        this.today = today.toString();
    }

    /**
     * The ids of one value of {@code _list}, as a filter of a search.
     *
     * @param parameters of the search, with their values
     */
    TokenOrListParam ids(String list, String type, Map<String, String[]> parameters) {
        List<String> found = new ArrayList<>();
        for (String id : listIds(list, parameters)) {
            lists.apply(id).ifPresent(l -> found.addAll(members(l, type)));
        }
        TokenOrListParam ids = new TokenOrListParam();
        if (found.isEmpty()) {
            found.add(NOTHING);
        }
        found.stream().distinct().forEach(id -> ids.add(new TokenParam(id)));
        return ids;
    }

    private static List<String> listIds(String list, Map<String, String[]> parameters) {
        if (!list.startsWith("$")) {
            return List.of(list.startsWith("List/") ? list.substring(5) : list);
        }
        ListKind kind = ListKind.ofSearch(list)
                .orElseThrow(() -> new InvalidRequestException("_list names a list that this server does not keep"));
        List<String> ids = persons(parameters).stream().map(kind::id).toList();
        if (ids.isEmpty()) {
            throw new InvalidRequestException("_list=$" + kindName(kind) + " needs the parameter patient with an id");
        }
        return ids;
    }

    private static String kindName(ListKind kind) {
        return kind.id("").substring(0, kind.id("").length() - 1);
    }

    private static List<String> persons(Map<String, String[]> parameters) {
        List<String> persons = new ArrayList<>();
        for (String name : PERSON) {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                for (String one : value.split(",")) {
                    String id = one.substring(one.lastIndexOf('/') + 1).strip();
                    if (!id.isEmpty()) {
                        persons.add(id);
                    }
                }
            }
        }
        return persons;
    }

    /** What a row names of this type: its leading fact, and what has to be distinguished from it. */
    private List<String> members(ListResource list, String type) {
        return list.getEntry().stream()
                .filter(e -> !e.getDeleted() && !e.hasFlag() && !isOver(e))
                .flatMap(e -> references(e).stream())
                .map(Reference::getReference)
                .filter(r -> r != null && r.startsWith(type + '/'))
                .map(r -> r.substring(type.length() + 1))
                .distinct()
                .toList();
    }

    private static List<Reference> references(ListEntryComponent entry) {
        List<Reference> references = new ArrayList<>(List.of(entry.getItem()));
        words(entry)
                .map(w -> w.getExtensionsByUrl(EntryWords.BESIDE))
                .orElse(List.of())
                .forEach(e -> references.add((Reference) e.getValue()));
        return references;
    }

    private boolean isOver(ListEntryComponent entry) {
        String until = words(entry)
                .map(w -> w.getExtensionByUrl(EntryWords.UNTIL))
                .map(e -> e.getValue().primitiveValue())
                .orElse("");
        int length = Math.min(until.length(), today.length());
        return !until.isEmpty() && until.substring(0, length).compareTo(today.substring(0, length)) < 0;
    }

    private static Optional<Extension> words(ListEntryComponent entry) {
        return Optional.ofNullable(entry.getExtensionByUrl(EntryWords.URL));
    }
}
