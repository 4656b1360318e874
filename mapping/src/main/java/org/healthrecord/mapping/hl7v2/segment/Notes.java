package org.healthrecord.mapping.hl7v2.segment;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Annotation;

/** Segment NTE to Annotation: all repetitions of NTE-3, one line each, then the coded comments (NTE-9). */
public final class Notes {
    private static final String TYPE = "http://hl7.org/fhir/StructureDefinition/annotationType";

    private Notes() {}

    public static Optional<Annotation> note(Segment nte, RegistrationDraft draft) {
        StringBuilder text = new StringBuilder();
        for (Value value : nte.values(3)) {
            line(text, value.text());
        }
        for (Value value : nte.values(9)) {
            line(text, Cwe.display(value));
        }
        if (text.length() == 0) {
            return Optional.empty();
        }
        Annotation annotation = new Annotation();
        annotation.setText(text.toString());
        Cwe.concept(nte.value(4), draft.sender()).ifPresent(c -> annotation.addExtension(TYPE, c));
        Ts.dateTime(nte.value(6), draft.sender()).ifPresent(annotation::setTimeElement);
        draft.directory().practitioner(nte.value(5)).ifPresent(annotation::setAuthor);
        return Optional.of(annotation);
    }

    private static void line(StringBuilder text, String line) {
        text.append(text.length() == 0 ? "" : "\n").append(line);
    }
}
