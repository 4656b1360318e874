package org.healthrecord.app.sbom;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** Where a component comes from, and how versions follow one another there. */
enum Ecosystem {
    MAVEN("Maven", "pkg:maven/", Comparator.comparing(ComparableVersion::new)),
    NPM("npm", "pkg:npm/", Comparator.comparing(SemanticVersion::of));

    private final String word;
    private final String scheme;
    private final Comparator<String> order;

    /**
     * @param word   as OSV's {@code package.ecosystem} has it
     * @param scheme the beginning of its package URLs
     */
    Ecosystem(String word, String scheme, Comparator<String> order) {
        this.word = word;
        this.scheme = scheme;
        this.order = order;
    }

    /** @param word may name a registry behind a colon, which does not matter here */
    static Optional<Ecosystem> ofWord(String word) {
        String ecosystem = word.split(":", 2)[0];
        return Arrays.stream(values()).filter(e -> e.word.equals(ecosystem)).findFirst();
    }

    static Optional<Ecosystem> ofPackageUrl(String url) {
        return Arrays.stream(values()).filter(e -> url.startsWith(e.scheme)).findFirst();
    }

    int compare(String version, String other) {
        return order.compare(version, other);
    }
}
