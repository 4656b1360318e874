package org.healthrecord.app.sbom;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The versions of one package that an advisory is about (OSV schema 1.7, {@code affected}).
 *
 * @param versions named one by one
 * @param ranges   each the events of one range
 */
record Affected(Ecosystem ecosystem, String name, Set<String> versions, List<List<Event>> ranges) {
    private static final String FIRST = "0";

    /** What becomes of the package at a version. */
    enum What {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED,
        LIMIT
    }

    record Event(What what, String version) {}

    boolean hits(Component component) {
        return component.ecosystem() == ecosystem
                && component.name().equals(name)
                && (versions.contains(component.version())
                        || ranges.stream().anyMatch(range -> within(range, component.version())));
    }

    /** The evaluation that the schema gives: the last event at or before a version says whether it is affected. */
    private boolean within(List<Event> range, String version) {
        List<Event> limits = range.stream().filter(e -> e.what() == What.LIMIT).toList();
        if (!limits.isEmpty() && limits.stream().noneMatch(l -> l.version().equals("*") || compare(version, l) < 0)) {
            return false;
        }
        boolean affected = false;
        for (Event event : range.stream().sorted(order()).toList()) {
            int order = compare(version, event);
            affected = switch (event.what()) {
                case INTRODUCED -> affected || order >= 0;
                case FIXED -> affected && order < 0;
                case LAST_AFFECTED -> affected && order <= 0;
                case LIMIT -> affected;
            };
        }
        return affected;
    }

    private Comparator<Event> order() {
        return (a, b) -> {
            boolean first = a.version().equals(FIRST);
            boolean otherFirst = b.version().equals(FIRST);
            return first || otherFirst
                    ? Boolean.compare(otherFirst, first)
                    : ecosystem.compare(known(a.version()), known(b.version()));
        };
    }

    private int compare(String version, Event event) {
        return event.version().equals(FIRST) ? 1 : ecosystem.compare(version, known(event.version()));
    }

    /** A limit may be a star. It decides nothing in the order. */
    private static String known(String version) {
        return version.equals("*") ? FIRST : version;
    }

    /** Where it is mended. */
    List<String> fixed() {
        return ranges.stream()
                .flatMap(List::stream)
                .filter(e -> e.what() == What.FIXED)
                .map(Event::version)
                .distinct()
                .toList();
    }
}
