package org.healthrecord.mapping.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;

/** What holds of every document, put together from the sections of the golden folders in any order and number. */
class MappedDocumentProperties {
    private static final Pattern REFERENCE = Pattern.compile("\"(?:reference|url)\":\"(urn:uuid:[^\"]+)\"");

    @Provide
    Arbitrary<String> documents() {
        List<String> sections = new ArrayList<>();
        for (Path folder : GoldenFoldersTest.folders()) {
            String document = new String(GoldenFoldersTest.document(folder), StandardCharsets.UTF_8);
            int from = document.indexOf("<section>");
            if (from >= 0) {
                sections.add(document.substring(from, document.lastIndexOf("</section>") + 10));
            }
        }
        String around = new String(
                GoldenFoldersTest.document(GoldenFoldersTest.folders().stream()
                        .filter(f -> f.endsWith("section-of-words-alone"))
                        .findFirst()
                        .orElseThrow()),
                StandardCharsets.UTF_8);
        String head = around.substring(0, around.indexOf("<section>"));
        String tail = around.substring(around.lastIndexOf("</section>") + 10);
        return Arbitraries.of(sections)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(list -> head + String.join("</component><component>", list) + tail);
    }

    @Property(tries = 60)
    void mappingTwiceGivesTheSame(@ForAll("documents") String document) {
        assertThat(texts(document)).isEqualTo(texts(document));
    }

    @Property(tries = 60)
    void everyKeyStandsOnce(@ForAll("documents") String document) {
        Set<AssertionKey> keys = new HashSet<>();
        for (Assertion a : MappedDocument.assertions(bytes(document))) {
            assertThat(keys.add(a.key())).as(a.key().toString()).isTrue();
        }
    }

    @Property(tries = 60)
    void everyReferenceLeadsToAnAssertion(@ForAll("documents") String document) {
        List<Assertion> assertions = MappedDocument.assertions(bytes(document));
        Set<String> urns = new HashSet<>();
        assertions.forEach(a -> urns.add(a.key().urn()));
        for (String resource : texts(document)) {
            Matcher m = REFERENCE.matcher(resource);
            while (m.find()) {
                assertThat(urns).contains(m.group(1));
            }
            assertThat(resource).doesNotContain("draft:");
        }
    }

    @Property(tries = 60)
    void aDocumentCutAnywhereOrChangedAnywhereNeverThrows(
            @ForAll("documents") String document, @ForAll int where, @ForAll char what) {
        int at = Math.floorMod(where, document.length());
        for (String damaged :
                List.of(document.substring(0, at), document.substring(0, at) + what + document.substring(at + 1))) {
            Payload payload = new Payload(bytes(damaged), null, null);
            new CcdaMapper().peek(payload, MappedDocument.CLINIC);
            Opened opened = new CcdaMapper().open(payload, MappedDocument.CLINIC);
            List<Issue> issues = opened.on(
                    u -> u.units().get(0).map().issues(), r -> r.refusal().issues());
            assertThat(issues).doesNotContainNull();
        }
    }

    private static List<String> texts(String document) {
        return MappedDocument.assertions(bytes(document)).stream()
                .map(a -> a.key() + " " + a.place() + " " + a.origins() + " "
                        + FhirContext.forR4Cached().newJsonParser().encodeResourceToString(a.resource()))
                .toList();
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
