package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What holds for any messages of a clinic. */
class MappingProperties {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> at = Arbitraries.integers().between(10, 59).map(m -> "202403011" + "0" + m + "00");
        Arbitrary<String> type =
                Arbitraries.of("ADT^A04", "ADT^A08", "ADT^A03", "ADT^A11", "ORU^R01", "RDE^O11", "VXU^V04");
        Arbitrary<List<String>> body = segments().list().ofMaxSize(8);
        return Combinators.combine(type, at, Arbitraries.integers().between(1, 9999), body)
                .as((t, time, id, segments) -> {
                    List<String> all = new ArrayList<>(List.of(Samples.pid("4711"), "PV1|1|O|||||||||||||||||V1"));
                    all.addAll(segments);
                    return Samples.message(t, "C" + id, time, all.toArray(String[]::new));
                });
    }

    private Arbitrary<String> segments() {
        Arbitrary<Integer> n = Arbitraries.integers().between(1, 3);
        return Arbitraries.oneOf(
                n.map(i -> "OBR|1||F" + i + "|24323-8^CMP^LN|||20240301|||||||||1234567893^Ray^Ann||||||||F"),
                Combinators.combine(n, n, Arbitraries.of("F", "C", "P", "D", ""))
                        .as((i, v, s) -> "OBX|1|NM|282" + i + "-3^K^LN||" + v + "|mmol/L|||||" + s),
                n.map(i -> "OBX|2|CWE|600-7^Org^LN|" + i + "|11" + i + "^Bug^SCT||||||F"),
                n.map(i -> "DG1|1||J2" + i + "^Bronchitis^I10C||2024030" + i + "|F"),
                n.map(i -> "AL1|1|DA|79" + i + "^Drug^RXNORM|SV|Rash"),
                n.map(i -> "ORC|NW|P" + i + "|F" + i + "|||||||||1234567893^Ray^Ann"),
                n.map(i -> "RXE|^^^20240301|56" + i + "^Pill^RXNORM|1||tablet"),
                n.map(i -> "RXA|0|1|2024030" + i + "||14" + i + "^Flu^CVX|0.5|mL|||||||||LOT|||||CP|A"),
                n.map(i -> "NTE|1||note " + i),
                Arbitraries.strings().ascii().ofMaxLength(40).map(s -> "ZZZ|" + s.replaceAll("[\\r\\n]", " ")));
    }

    @Property(tries = 200)
    void mappingTwiceGivesTheSame(@ForAll("messages") String message) {
        assertThat(described(message)).isEqualTo(described(message));
    }

    @Property(tries = 200)
    void everyReferenceLeadsToAnAssertionOfTheMessageOrWasWithdrawn(@ForAll("messages") String message) {
        Mapping.Mapped mapped = Samples.mapped(message);
        Set<String> known = mapped.assertions().stream().map(a -> a.key().urn()).collect(Collectors.toSet());
        for (Assertion assertion : mapped.assertions()) {
            R4.newTerser().getAllPopulatedChildElementsOfType(assertion.resource(), Reference.class).stream()
                    .filter(r -> r.hasReference())
                    .forEach(r -> assertThat(known).contains(r.getReference()));
        }
    }

    @Property(tries = 100)
    void theOrderOfArrivalChangesNothing(@ForAll("batches") List<String> batch) {
        List<String> reversed = new ArrayList<>(batch);
        Collections.reverse(reversed);
        assertThat(folded(batch)).isEqualTo(folded(reversed));
    }

    @Provide
    Arbitrary<List<String>> batches() {
        return messages().list().ofMinSize(2).ofMaxSize(6).uniqueElements(m -> m.split("\\|")[9]);
    }

    @Property(tries = 300)
    void noBytesMakeItThrow(@ForAll byte[] noise, @ForAll("messages") String message) {
        byte[] start = message.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[start.length + noise.length];
        int cut = noise.length == 0 ? 0 : Math.floorMod(noise[0], start.length);
        System.arraycopy(start, 0, bytes, 0, cut);
        System.arraycopy(noise, 0, bytes, cut, noise.length);
        System.arraycopy(start, cut, bytes, cut + noise.length, start.length - cut);
        for (Unit unit : Samples.units(bytes)) {
            assertThat(unit.map()).isNotNull();
            assertThat(unit.patientKey()).isNotNull();
        }
    }

    private static String described(String message) {
        return Described.mapping(Samples.map(message));
    }

    /** The winning version per key, as the chart folds them. */
    private static Map<String, String> folded(List<String> messages) {
        Map<AssertionKey, TreeMap<Precedence, Assertion>> versions = new HashMap<>();
        for (String message : messages) {
            for (Assertion a : Samples.mapped(message).assertions()) {
                versions.computeIfAbsent(a.key(), k -> new TreeMap<>()).put(a.precedence(), a);
            }
        }
        Map<String, String> winners = new HashMap<>();
        versions.forEach(
                (key, all) -> winners.put(key.id(), json(all.lastEntry().getValue())));
        return winners;
    }

    private static String json(Assertion assertion) {
        Resource resource = assertion.resource();
        return assertion.stance() + R4.newJsonParser().encodeResourceToString(resource);
    }
}
