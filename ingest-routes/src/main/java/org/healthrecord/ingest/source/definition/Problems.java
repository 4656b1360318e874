package org.healthrecord.ingest.source.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the configured sources, so that an administrator can correct it all at once. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(String source, String text) {
        found.add("source '" + source + "': " + text);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSourcesException(found);
        }
    }
}
