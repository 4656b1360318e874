package org.healthrecord.fhir.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.model.api.Include;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.healthrecord.fhir.FhirServerTest;
import org.junit.jupiter.api.Test;

/** What a search has found travels in the link to its next page. */
class PageLinksTest extends FhirServerTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Found found = new Found(
            "Observation",
            NOW,
            List.of(new Include("Observation:performer", true)),
            List.of(new Include("Provenance:target"), new Include("*")),
            List.of(7_000_123L, 7_000_120L, 12L));

    @Test
    void theLinkSaysAllThatWasFound() {
        PageLinks links = new PageLinks(jdbc, Duration.ofHours(1));

        assertThat(links.read(links.write(found))).contains(found);
    }

    @Test
    void anyNodeReadsIt() {
        String link = new PageLinks(jdbc, Duration.ofHours(1)).write(found);

        assertThat(new PageLinks(jdbc, Duration.ofHours(1)).read(link)).isPresent();
    }

    @Test
    void aChangedLinkFindsNothing() {
        PageLinks links = new PageLinks(jdbc, Duration.ofHours(1));
        String link = links.write(found);

        assertThat(links.read(link.replaceFirst("Observation", "Condition"))).isEmpty();
        assertThat(links.read(link.substring(0, link.length() - 1))).isEmpty();
        assertThat(links.read(link.substring(0, link.lastIndexOf('*') + 1))).isEmpty();
        assertThat(links.read("*****")).isEmpty();
        assertThat(links.read("")).isEmpty();
    }

    @Test
    void anOldLinkFindsNothing() {
        PageLinks links = new PageLinks(jdbc, Duration.ofHours(1));
        Found before = new Found("Observation", NOW.minus(Duration.ofHours(2)), List.of(), List.of(), found.pids());

        assertThat(links.read(links.write(before))).isEmpty();
    }

    @Test
    void theLongestLinkStaysShort() {
        List<Long> chart = LongStream.range(0, 200)
                .map(i -> 900_000_000L + i * 37 % 2000)
                .boxed()
                .toList();
        Found long200 = new Found("MedicationAdministration", NOW, List.of(), List.of(), chart);

        assertThat(new PageLinks(jdbc, Duration.ofHours(1)).write(long200))
                .hasSizeLessThan(1500)
                .matches("[\\w.*-]+");
    }
}
