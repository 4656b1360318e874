package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The loop finds what this expression finds. */
class RenderingProperties {
    private static final Pattern TARGET = Pattern.compile(
            "\"(?:reference|url)\":\"urn:uuid:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\"");

    @Property(tries = 3_000)
    void targetsAreWhatTheExpressionFinds(@ForAll("texts") String json) {
        Set<UUID> expected = new LinkedHashSet<>();
        Matcher found = TARGET.matcher(json);
        while (found.find()) {
            expected.add(UUID.fromString(found.group(1)));
        }

        assertThat(Rendering.targets(json)).containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> target = Arbitraries.of("reference", "reference", "url", "uri", "\\\"url", "")
                .flatMap(name -> ids().map(id -> "\"" + name + "\":\"urn:uuid:" + id));
        Arbitrary<String> between = Arbitraries.of("\"", "\"", "\"},{", "\",", "x\"", "", "\":\"urn:uuid:");
        return target.flatMap(start -> between.map(end -> start + end))
                .list()
                .ofMaxSize(4)
                .map(list -> String.join("", list));
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.of(
                "0a1b2c3d-0a1b-4c3d-8e1f-0a1b2c3d4e5f",
                "0A1B2C3D-0A1B-4C3D-8E1F-0A1B2C3D4E5F",
                "0a1b2c3d00a1b-4c3d-8e1f-0a1b2c3d4e5f",
                "0a1b2c3d-0a1b-4c3d-8e1f-0a1b2c3d4e5g",
                "0a1b2c3d-0a1b-4c3d-8e1f-0a1b2c3d4e5",
                "0a1b2c3d-0a1b-4c3d-8e1f-0a1b2c3d4e5f0");
    }
}
