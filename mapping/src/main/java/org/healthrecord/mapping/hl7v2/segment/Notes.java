package org.healthrecord.mapping.hl7v2.segment;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Annotation;

/** Segment NTE to Annotation: all repetitions of NTE-3, one line each. */
public final class Notes {
    private Notes() {}

    public static Optional<Annotation> note(Segment nte) {
        StringBuilder text = new StringBuilder();
        for (Value value : nte.values(3)) {
            text.append(text.length() == 0 ? "" : "\n").append(value.text());
        }
        if (text.length() == 0) {
            return Optional.empty();
        }
        Annotation annotation = new Annotation();
        annotation.setText(text.toString());
        return Optional.of(annotation);
    }
}
