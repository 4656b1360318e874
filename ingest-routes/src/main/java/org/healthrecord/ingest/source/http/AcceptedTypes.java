package org.healthrecord.ingest.source.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.mapping.port.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * The media types in which each format is sent. A missing or general type ({@code application/octet-stream}) is taken:
 * the source says what its bytes are.
 */
final class AcceptedTypes {
    private static final Map<Format, List<String>> TYPES = Map.of(
            Format.HL7V2,
            List.of(
                    "x-application/hl7-v2+er7",
                    "application/hl7-v2+er7",
                    "application/hl7-v2",
                    "application/edi-hl7",
                    "x-application/hl7-v2",
                    "text/plain",
                    "text/hl7"),
            Format.CCDA,
            List.of(
                    "application/cda+xml",
                    "application/hl7-cda+xml",
                    "application/xml",
                    "text/xml",
                    "application/zip",
                    "application/x-zip-compressed"),
            Format.CSV,
            List.of(
                    "text/csv",
                    "application/csv",
                    "text/plain",
                    "text/tab-separated-values",
                    "application/zip",
                    "application/x-zip-compressed"),
            Format.FHIR,
            List.of(
                    "application/fhir+json",
                    "application/json+fhir",
                    "application/json",
                    "application/fhir+xml",
                    "application/xml+fhir",
                    "application/xml",
                    "text/xml",
                    "application/fhir+ndjson",
                    "application/ndjson",
                    "application/x-ndjson",
                    "application/zip"));

    /** Documents come from sources of every format. */
    private static final Set<String> DOCUMENTS =
            Set.of("application/pdf", "image/tiff", "image/png", "image/jpeg", "text/plain");

    private static final Set<String> FORMS = Set.of("multipart/form-data", "application/x-www-form-urlencoded");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

    private AcceptedTypes() {}

    /** @param labelled whether it is said whose document the body is */
    static void check(Format format, @Nullable String contentType, boolean labelled) {
        if (contentType == null) {
            return;
        }
        var accepted = TYPES.getOrDefault(format, List.of());
        var bare = bare(contentType);
        if (FORMS.contains(bare)) {
            throw IntakeRefusal.form();
        }
        checkCharset(contentType);
        if (!bare.equals("application/octet-stream")
                && !accepted.contains(bare)
                && !(DOCUMENTS.contains(bare) && (labelled || !bare.equals("text/plain")))) {
            throw IntakeRefusal.wrongType(String.join(", ", accepted));
        }
    }

    /** The name alone: a charset that nobody knows must not hide it. */
    private static String bare(String contentType) {
        try {
            var type = MimeTypeUtils.parseMimeType(contentType.split(";", 2)[0].strip());
            return type.getType() + '/' + type.getSubtype();
        } catch (InvalidMimeTypeException notAMediaType) {
            return "";
        }
    }

    private static void checkCharset(String contentType) {
        var named = CHARSET.matcher(contentType);
        if (named.find() && !isKnown(named.group(1))) {
            throw IntakeRefusal.unknownCharset(named.group(1));
        }
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException notAName) {
            return false;
        }
    }
}
