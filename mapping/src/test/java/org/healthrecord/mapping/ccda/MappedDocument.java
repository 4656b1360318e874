package org.healthrecord.mapping.ccda;

import ca.uhn.fhir.context.FhirContext;
import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;

/** What a document says, as text that people can read: each assertion with its key, place and resource, then the issues. */
final class MappedDocument {
    static final SourceProfile CLINIC = new SourceProfile(
            "example",
            "Example Clinic",
            FacilityKind.CANCER_CENTER,
            Format.CCDA,
            "urn:oid:2.16.840.1.113883.3.9999.7",
            ZoneId.of("America/New_York"),
            null);

    private MappedDocument() {}

    static Mapping map(byte[] document) {
        Opened opened = new CcdaMapper().open(new Payload(document, null, null), CLINIC);
        return opened.on(units -> units.units().get(0).map(), unreadable -> new Mapping.Refused(unreadable.refusal()));
    }

    static List<Assertion> assertions(byte[] document) {
        return ((Mapping.Mapped) map(document)).assertions();
    }

    /** The patient, the directory and the copy of the document are left out where they are the same in every situation. */
    static String of(byte[] document) {
        Mapping.Mapped mapped = (Mapping.Mapped) map(document);
        StringBuilder out = new StringBuilder();
        boolean headless = new String(document, java.nio.charset.StandardCharsets.UTF_8).contains("<section>");
        for (Assertion a : mapped.assertions()) {
            boolean ofHeader = List.of("Patient", "Binary").contains(a.key().type())
                    || a.key().local().startsWith("document|");
            if (!headless || !ofHeader) {
                assertion(a, out);
            }
        }
        for (Issue i : mapped.issues()) {
            out.append(i.severity())
                    .append(' ')
                    .append(i.code())
                    .append(" at ")
                    .append(i.place())
                    .append('\n');
        }
        String text = out.toString();
        for (Assertion a : mapped.assertions()) {
            text = text.replace(a.key().urn(), a.key().type() + ' ' + a.key().local());
        }
        return text;
    }

    private static void assertion(Assertion a, StringBuilder out) {
        out.append(a.stance())
                .append(' ')
                .append(a.mode())
                .append(' ')
                .append(a.key().type())
                .append(' ');
        out.append(a.key().local()).append('\n').append("at ").append(a.place()).append('\n');
        String json =
                FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(a.resource());
        boolean wholeDocument =
                a.key().type().equals("Binary") && a.key().local().startsWith("document|");
        out.append(wholeDocument ? json.replaceAll("\"data\": \"[^\"]+\"", "\"data\": the document") : json)
                .append("\n\n");
    }
}
