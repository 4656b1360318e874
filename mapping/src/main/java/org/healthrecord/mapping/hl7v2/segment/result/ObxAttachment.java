package org.healthrecord.mapping.hl7v2.segment.result;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Attachment;

/** ED and RP in OBX-5, and narrative text, to Attachment. */
public final class ObxAttachment {
    private ObxAttachment() {}

    public static boolean isAttachment(Segment obx) {
        return obx.text(2).equals("ED") || obx.text(2).equals("RP");
    }

    public static Optional<Attachment> attachment(Segment obx, Sender sender) {
        Value value = obx.whole(5);
        return obx.text(2).equals("ED") ? encapsulated(value, sender) : pointer(value);
    }

    public static Attachment text(String text) {
        return new Attachment()
                .setContentType("text/plain; charset=utf-8")
                .setData(text.getBytes(StandardCharsets.UTF_8));
    }

    /** ED: source, type, subtype, encoding, data. */
    private static Optional<Attachment> encapsulated(Value value, Sender sender) {
        String data = value.part(5);
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Attachment attachment = new Attachment().setContentType(contentType(value.part(2), value.part(3)));
        if (!value.part(4).equalsIgnoreCase("Base64")) {
            return Optional.of(attachment.setData(data.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return Optional.of(attachment.setData(Base64.getMimeDecoder().decode(data)));
        } catch (IllegalArgumentException e) {
            sender.report(Issue.warning("bad-base64", value.place(), "Declared as Base64 but is not; kept as text."));
            return Optional.of(attachment.setData(data.getBytes(StandardCharsets.UTF_8)));
        }
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

    /** HL7 tables 0191 and 0291 name MIME types by halves, older senders by a word. */
    private static String contentType(String type, String subtype) {
        String kind = type.toLowerCase(Locale.ROOT);
        String detail = subtype.toLowerCase(Locale.ROOT);
        if (detail.indexOf('/') > 0) {
            return detail;
        }
        if (kind.indexOf('/') > 0) {
            return kind;
        }
        if (detail.equals("pdf")) {
            return "application/pdf";
        }
        return switch (kind) {
            case "image", "text", "audio", "video", "application" -> detail.isEmpty()
                    ? "application/octet-stream"
                    : kind + '/' + detail;
            case "ft", "tx" -> "text/plain";
            default -> "application/octet-stream";
        };
    }
}
