package org.healthrecord.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;

/**
 * What is current at the end of one unit: of several versions under one key the last, and no mention of who is also
 * stated in full.
 */
final class LatestVersions {
    private LatestVersions() {}

    static List<Assertion> of(List<Assertion> assertions) {
        Map<AssertionKey, List<Assertion>> versions = new LinkedHashMap<>();
        assertions.forEach(
                a -> versions.computeIfAbsent(a.key(), k -> new ArrayList<>()).add(a));
        List<Assertion> standing = new ArrayList<>();
        versions.values().forEach(of -> standing.addAll(last(of)));
        return standing;
    }

    private static List<Assertion> last(List<Assertion> versions) {
        List<Assertion> stated =
                versions.stream().filter(a -> a.mode() != Mode.MENTION).toList();
        if (stated.isEmpty()) {
            return versions.subList(0, 1);
        }
        Assertion last =
                stated.stream().max(Comparator.comparing(Assertion::precedence)).orElseThrow();
        if (last.stance() == Stance.WITHDRAWN) {
            return List.of();
        }
        return last.mode() == Mode.SNAPSHOT ? List.of(last) : stated;
    }
}
