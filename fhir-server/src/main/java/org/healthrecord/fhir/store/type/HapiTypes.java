package org.healthrecord.fhir.store.type;

import java.util.Set;

/** Resource types that HAPI itself reads while it works: definitions, terminology, subscriptions. */
public final class HapiTypes {
    private static final Set<String> NAMES = Set.of(
            "CodeSystem", "ConceptMap", "Group", "SearchParameter", "StructureDefinition", "Subscription", "ValueSet");

    private HapiTypes() {}

    public static boolean needs(String type) {
        return NAMES.contains(type);
    }
}
