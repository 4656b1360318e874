package org.healthrecord.mapping.hl7v2.segment;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Annotation;

/** Segment NTE to Annotation: all repetitions of NTE-3, one line each, then the coded comments (NTE-9). */
public final class Notes {
    private static final String TYPE = "http://hl7.org/fhir/StructureDefinition/annotationType";

    /** FHIR allows 1 MB, and a {@code char} has at most three bytes in UTF-8. */
    private static final int LONGEST = 1024 * 1024 / 3;

    private Notes() {}

    /** One note, or several where the text is longer than FHIR allows; none where the segment says nothing. */
    public static List<Annotation> notes(Segment nte, RegistrationDraft draft) {
        StringBuilder text = new StringBuilder();
        for (Value value : nte.values(3)) {
            line(text, value.text());
        }
        for (Value value : nte.values(9)) {
            line(text, Cwe.display(value));
        }
        List<Annotation> notes = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = border(text, from);
            notes.add(annotation(text.substring(from, to), nte, draft));
            from = to;
        }
        return notes;
    }

    private static Annotation annotation(String text, Segment nte, RegistrationDraft draft) {
        Annotation annotation = new Annotation();
        annotation.setText(text);
        Cwe.concept(nte.value(4), draft.sender()).ifPresent(c -> annotation.addExtension(TYPE, c));
        Ts.dateTime(nte.value(6), draft.sender()).ifPresent(annotation::setTimeElement);
        draft.directory().practitioner(nte.value(5)).ifPresent(annotation::setAuthor);
        return annotation;
    }

    /** The end of the part that begins here: between lines or words if there are any, never within a character. */
    private static int border(StringBuilder text, int from) {
        int limit = from + LONGEST;
        if (limit >= text.length()) {
            return text.length();
        }
        for (String separator : new String[] {"\n", " "}) {
            int at = text.lastIndexOf(separator, limit - 1);
            if (at > from) {
                return at + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    private static void line(StringBuilder text, String line) {
        text.append(text.length() == 0 ? "" : "\n").append(line);
    }
}
