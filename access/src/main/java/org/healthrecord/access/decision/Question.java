package org.healthrecord.access.decision;

import java.util.Set;

/**
 * What is to be shown.
 *
 * @param types  of the resources; empty for what is not shown as resources: messages, registrations
 * @param owners the persons whose facts these are; empty for what belongs to no patient
 */
public record Question(Purpose purpose, Set<String> types, Set<String> owners) {
    public Question {
        types = Set.copyOf(types);
        owners = Set.copyOf(owners);
    }
}
