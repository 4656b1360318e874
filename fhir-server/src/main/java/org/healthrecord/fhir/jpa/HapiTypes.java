package org.healthrecord.fhir.jpa;

import java.util.Set;

/** Resource types that HAPI itself reads while it works: definitions, terminology, subscriptions. */
final class HapiTypes {
    private static final Set<String> NAMES = Set.of(
            "CodeSystem", "ConceptMap", "Group", "SearchParameter", "StructureDefinition", "Subscription", "ValueSet");

    private HapiTypes() {}

    static boolean needs(String type) {
        return NAMES.contains(type);
    }
}
