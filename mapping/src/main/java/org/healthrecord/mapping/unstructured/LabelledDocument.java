package org.healthrecord.mapping.unstructured;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.port.Payload;

/**
 * A document with its label, as one message: a MIME entity (RFC 2045) with the label in its header and the bytes of the document as
 * its body. So the label is kept, replayed and told apart with the bytes: the same leaflet for two patients is two messages.
 *
 * @param header what stands above the body, for people
 */
public record LabelledDocument(DocumentLabel label, String contentType, byte[] body, String header) {
    private static final String BEGINNING = "MIME-Version: 1.0\r\n";
    private static final byte[] MARK = BEGINNING.getBytes(StandardCharsets.US_ASCII);
    static final String NUMBER = "Record-Number";
    private static final String DATE = "Document-Date";
    private static final String TITLE = "Document-Title";
    private static final String TYPE = "Content-Type";
    private static final int LONGEST_HEADER = 64 * 1024;

    /** The media type of such a message. */
    private static final String ENTITY = "message/rfc822";

    /**
     * What arrived, with its label where it is a document. Plain text is one only where it is said in so many words whose it is: HL7
     * messages and exports are plain text too.
     *
     * @param said beside the document; its name may say more
     */
    public static Payload labelled(Payload payload, DocumentLabel said) {
        Optional<String> type = DocumentKind.of(payload.bytes())
                .map(DocumentKind::contentType)
                .or(() -> isText(payload, said) ? Optional.of("text/plain") : Optional.empty());
        return type.map(t -> entity(payload, t, said.or(DocumentLabel.ofName(payload.fileName()))))
                .orElse(payload);
    }

    private static boolean isText(Payload payload, DocumentLabel said) {
        String type = payload.contentType();
        return !said.recordNumber().isEmpty()
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("text/plain");
    }

    private static Payload entity(Payload payload, String type, DocumentLabel label) {
        StringBuilder header = new StringBuilder(BEGINNING);
        line(header, NUMBER, label.recordNumber());
        line(header, DATE, label.date());
        line(header, TITLE, label.title());
        line(header, TYPE, type);
        line(header, "Content-Transfer-Encoding", "binary");
        header.append("\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(payload.bytes());
        return new Payload(bytes.toByteArray(), ENTITY, payload.fileName());
    }

    private static void line(StringBuilder header, String name, String value) {
        if (!value.isEmpty()) {
            header.append(name).append(": ").append(value).append("\r\n");
        }
    }

    /** Whether a message is one. */
    public static boolean is(byte[] bytes) {
        return bytes.length > MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** Empty for a message that is none, or is cut off in its header. */
    public static Optional<LabelledDocument> read(byte[] bytes) {
        int end = is(bytes) ? headerEnd(bytes) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        String header = new String(bytes, 0, end, StandardCharsets.UTF_8);
        Map<String, String> values = new LinkedHashMap<>();
        header.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        DocumentLabel label = DocumentLabel.of(values.get(NUMBER), values.get(DATE), values.get(TITLE));
        return Optional.of(new LabelledDocument(
                label,
                values.getOrDefault(TYPE, "application/octet-stream"),
                Arrays.copyOfRange(bytes, end, bytes.length),
                header));
    }

    private static int headerEnd(byte[] bytes) {
        for (int at = MARK.length - 2; at + 3 < Math.min(bytes.length, LONGEST_HEADER); at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }
}
