package org.healthrecord.mapping.hl7v2.segment.result;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Attachment;

/** ED and RP in OBX-5, and narrative text, to Attachment. */
public final class ObxAttachment {
    /** FHIR R4 allows a string 1 MB; longer text is attached. */
    private static final int LONGEST_STRING = 1024 * 1024;

    private static final String UNKNOWN = "application/octet-stream";

    private ObxAttachment() {}

    public static boolean isAttachment(Segment obx) {
        return obx.text(2).equals("ED") || obx.text(2).equals("RP");
    }

    /** The files an observation holds; also a text that is too long for a string. */
    public static List<Attachment> attachments(ObxGroup group, Sender sender) {
        Segment obx = group.first();
        if (obx.text(2).equals("RP")) {
            return obx.values(5).stream()
                    .map(ObxAttachment::pointer)
                    .flatMap(Optional::stream)
                    .toList();
        }
        if (!obx.text(2).equals("ED")) {
            String text = ObxValue.isText(obx) ? group.text() : "";
            return isTooLong(text) ? List.of(text(text)) : List.of();
        }
        List<Value> pieces = new ArrayList<>();
        group.segments().forEach(s -> pieces.addAll(s.values(5)));
        return Encapsulated.of(pieces).stream().map(e -> file(e, sender)).toList();
    }

    static boolean isTooLong(String text) {
        return text.length() > LONGEST_STRING
                || (text.length() > LONGEST_STRING / 4
                        && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_STRING);
    }

    public static Attachment text(String text) {
        return new Attachment()
                .setContentType("text/plain; charset=utf-8")
                .setData(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Attachment file(Encapsulated file, Sender sender) {
        Value declared = file.declared();
        Optional<byte[]> read = file.bytes(sender);
        if (read.isEmpty()) {
            return text(String.join("\n", file.data()));
        }
        byte[] bytes = read.get();
        Optional<FileKind> kind = FileKind.of(bytes);
        String named = contentType(declared.part(2), declared.part(3));
        if (kind.isEmpty() && named.equals(FileKind.PDF.contentType())) {
            sender.report(Issue.warning(
                    "unreadable-document", declared.place(), "Declared as PDF, but the bytes do not begin as one."));
        }
        boolean text = kind.isEmpty() && named.equals(UNKNOWN) && isText(bytes);
        // A package of files (DOCX, ODT) is named by its sender better than by its first bytes.
        String known = kind.filter(k -> k != FileKind.ZIP || named.equals(UNKNOWN))
                .map(FileKind::contentType)
                .orElse(text ? "text/plain" : named);
        return new Attachment().setContentType(known).setData(bytes);
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** RP: pointer, application, type, subtype. */
    private static Optional<Attachment> pointer(Value value) {
        String url = value.part(1);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Attachment attachment = new Attachment().setContentType(contentType(value.part(3), value.part(4)));
        return Optional.of(url.contains(":/") ? attachment.setUrl(url) : attachment.setTitle(url));
    }

    /** HL7 tables 0191 and 0291 name MIME types by halves, older senders by one text. */
    private static String contentType(String type, String subtype) {
        String kind = type.toLowerCase(Locale.ROOT);
        String detail = subtype.toLowerCase(Locale.ROOT);
        if (detail.indexOf('/') > 0) {
            return detail;
        }
        if (kind.indexOf('/') > 0) {
            return kind;
        }
        switch (detail) {
            case "pdf", "rtf":
                return "application/" + detail;
            case "html", "xml":
                return "text/" + detail;
            case "jpeg", "png", "gif", "tiff":
                return "image/" + detail;
            default:
                break;
        }
        return switch (kind) {
            case "image", "text", "audio", "video", "application" -> detail.isEmpty() ? UNKNOWN : kind + '/' + detail;
            case "ft", "tx" -> "text/plain";
            default -> UNKNOWN;
        };
    }
}
