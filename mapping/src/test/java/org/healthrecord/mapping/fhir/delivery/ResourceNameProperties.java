package org.healthrecord.mapping.fhir.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** The loops read what these expressions say. */
class ResourceNameProperties {
    private static final Pattern LITERAL =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]+)?");
    private static final Pattern UUID = Pattern.compile(
            "(\\p{XDigit}{8})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{12})");

    @Property(tries = 5_000)
    void aNameIsWhatTheExpressionFinds(@ForAll("references") String reference) {
        Matcher literal = LITERAL.matcher(reference);
        @Nullable
        ResourceName expected = literal.matches() ? new ResourceName(literal.group(1), plain(literal.group(2))) : null;

        assertThat(ResourceName.of(reference)).isEqualTo(expected);
    }

    @Property(tries = 5_000)
    void aUuidHasOneForm(@ForAll("ids") String id) {
        assertThat(ResourceName.plain(id)).isEqualTo(plain(id));
        assertThat(new ResourceName("Patient", id).universal())
                .isEqualTo(UUID.matcher(id).matches());
    }

    private static String plain(String id) {
        Matcher m = UUID.matcher(id);
        return m.matches() ? m.replaceFirst("$1-$2-$3-$4-$5").toLowerCase(Locale.ROOT) : id;
    }

    @Provide
    Arbitrary<String> references() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of(
                        "/", "/", "/", "Patient", "Observation", "_history", "/_history/", "http://a.b/fhir/", "\n"),
                Arbitraries.of("\u2028", "P", "patient", "1", "a-b.c", "Ä", "?", "#", "urn:uuid:", "x".repeat(64)),
                ids());
        return parts.list().ofMaxSize(7).map(list -> String.join("", list));
    }

    /** UUIDs with and without their dashes, some of them with a digit too few or too many. */
    @Provide
    Arbitrary<String> ids() {
        Arbitrary<String> dash = Arbitraries.of("-", "-", "", "--");
        return Combinators.combine(digits(8), dash, digits(4), dash, digits(4), dash, digits(4), dash)
                .as((a, b, c, d, e, f, g, h) -> a + b + c + d + e + f + g + h)
                .flatMap(start -> digits(12).map(end -> start + end));
    }

    private static Arbitrary<String> digits(int count) {
        return Arbitraries.frequencyOf(
                Tuple.of(20, ofDigits("09afAF", count)),
                Tuple.of(1, ofDigits("0g", count)),
                Tuple.of(1, ofDigits("1", count - 1)),
                Tuple.of(1, ofDigits("1", count + 1)));
    }

    private static Arbitrary<String> ofDigits(String digits, int count) {
        return Arbitraries.strings().withChars(digits).ofLength(count);
    }
}
