package org.healthrecord.fhir.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Towns full of people who look like one another: no one is ever joined with another person, most of the same people are
 * found, and few questions are asked.
 */
class TrapsTest {
    private static final double LINKED = 0.83;
    private static final double FOUND = 0.99;
    private static final double ASKED = 0.03;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aTown(long seed) throws Exception {
        assertRight(Town.of(seed, 8, 2000, folder));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void manyTowns(long seed) throws Exception {
        Town town = Town.of(seed, 20, 5000, folder);
        assertThat(town.traps()).hasSizeGreaterThanOrEqualTo(660);
        assertRight(town);
    }

    private static void assertRight(Town town) {
        assertThat(town.wronglyJoined()).isEmpty();
        assertThat(town.linked()).as(town.notLinked().toString()).isGreaterThanOrEqualTo(LINKED);
        assertThat(town.linkedOrAsked()).as(town.missed().toString()).isGreaterThanOrEqualTo(FOUND);
        assertThat(town.asked()).as(town.questions().toString()).isLessThanOrEqualTo(ASKED);
    }
}
