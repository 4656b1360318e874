package org.healthrecord.mapping.excerpt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.healthrecord.mapping.csv.export.CsvPlaces;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.unstructured.LabelledDocument;
import org.jspecify.annotations.Nullable;

/** One message of one format, opened to show places of it. */
public sealed interface Shown permits ShownHl7, ShownCsv, ShownFhir, ShownDocument, ShownLabel {

    /** @param layout of a CSV source (YAML) */
    static Shown of(Format format, Payload payload, @Nullable String layout, Supplier<Opened> opened) {
        var labelled = LabelledDocument.read(payload.bytes());
        if (labelled.isPresent()) {
            return new ShownLabel(labelled.get().header());
        }
        return switch (format) {
            case HL7V2 -> ShownHl7.of(payload);
            case CCDA -> ShownDocument.of(payload);
            case CSV -> new ShownCsv(CsvPlaces.of(payload, layout), opened);
            case FHIR -> ShownFhir.of(payload, opened);
        };
    }

    /** Where a statement of a patient is; empty where the message has no such place, or none that is one person's. */
    Optional<Stretch> find(String unit, String place);

    /**
     * The place of a statement about what belongs to no patient. In a patient's record only the place itself is shown, so
     * that the evidence of a doctor or a clinic leads to no patient.
     */
    Optional<Stretch> findNobodys(String unit, String place);

    /** Whether the message holds one person's data at most, so that all of it may be shown with any of its statements. */
    boolean isOfOne();

    /** Whether the message holds no person's data, so that all of it may be shown with what belongs to no patient. */
    boolean isOfNobody();

    /** The whole message as text; empty for what is no text, a zip for instance. */
    Optional<String> text();

    /** Where a place is in {@link #text()}. */
    Optional<Span> span(String unit, String place);

    /**
     * @param start in characters of {@link #text()}
     * @param end   behind the last character
     */
    record Span(int start, int end) {
        static Span of(Stretch found) {
            return new Span(found.start(), found.end());
        }
    }

    /** Leaves out what overlaps: spans in the order of the text, the widest of those that begin together. */
    static List<Span> inOrder(List<Span> spans) {
        List<Span> ordered = new ArrayList<>();
        int behind = 0;
        for (Span span : spans.stream()
                .sorted(Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()))
                .toList()) {
            if (span.start() >= behind) {
                ordered.add(span);
                behind = span.end();
            }
        }
        return ordered;
    }
}
