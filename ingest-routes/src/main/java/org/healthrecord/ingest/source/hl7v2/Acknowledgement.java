package org.healthrecord.ingest.source.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes acknowledgements (HL7 v2.5.1, chapter 2, sections 2.9 and 2.15): in the original mode AA, AE, AR, in the enhanced
 * mode the accept acknowledgement CA, CE, CR under the conditions of MSH-15. The sender's delimiters, version, charset and
 * processing id are returned, sender and receiver swapped.
 *
 * <p>A sender that asks for no accept acknowledgement but asks for an application acknowledgement (MSH-15 empty or NE, MSH-16
 * valued) is answered at once with AA: here, too, it means stored.
 */
public final class Acknowledgement {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");

    private final Clock clock;

    public Acknowledgement(Clock clock) {
        this.clock = clock;
    }

    /** The bytes to send, or empty where the sender does not want this answer. */
    public Optional<byte[]> of(@Nullable MessageHeader header, Answer answer) {
        if (header == null) {
            return Optional.of(write(new Reply("|", "^", "&", "^~\\&"), null, answer, false));
        }
        var accept = header.isEnhanced() && isAsked(header.field(15));
        if (header.isEnhanced() && !wants(header.field(accept ? 15 : 16), answer.verdict())) {
            return Optional.empty();
        }
        var reply = new Reply(
                header.fieldSeparator(),
                header.componentSeparator(),
                header.subcomponentSeparator(),
                header.encodingCharacters());
        return Optional.of(write(reply, header, answer, accept));
    }

    private static boolean isAsked(String condition) {
        return !condition.isEmpty() && !condition.equals("NE");
    }

    /** HL7 table 0155, accept and application acknowledgement conditions. */
    private static boolean wants(String condition, Verdict verdict) {
        return switch (condition) {
            case "", "NE" -> false;
            case "ER" -> verdict != Verdict.ACCEPTED;
            case "SU" -> verdict == Verdict.ACCEPTED;
            default -> true;
        };
    }

    private byte[] write(Reply reply, @Nullable MessageHeader to, Answer answer, boolean accept) {
        reply.header(header(reply, to));
        var old = to != null && isBefore(to.version(), 2, 5);
        var controlId = to == null ? "" : to.controlId();
        reply.segment(List.of("MSA", answer.verdict().code(accept), controlId, old ? answer.text() : ""));
        if (answer.verdict() != Verdict.ACCEPTED) {
            reply.segment(old ? oldError(reply, answer) : error(reply, answer));
        }
        Charset charset = to == null ? StandardCharsets.US_ASCII : to.carrier();
        return reply.text().getBytes(charset);
    }

    private List<String> header(Reply reply, @Nullable MessageHeader to) {
        var time = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        var id = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        if (to == null) {
            return List.of("", "", "", "", time, "", "ACK", id, "P", "2.5.1");
        }
        var processing = to.isMessage() ? to.field(11) : "P";
        return List.of(
                to.field(5),
                to.field(6),
                to.field(3),
                to.field(4),
                time,
                "",
                type(reply, to),
                id,
                processing.isEmpty() ? "P" : processing,
                to.version(),
                "",
                "",
                "",
                "",
                "",
                to.isMessage() ? to.field(18) : "");
    }

    /** The three components are written since 2.3.1; before it the type is alone. */
    private static String type(Reply reply, MessageHeader to) {
        var trigger = to.isMessage() ? to.component(9, 2) : "";
        var bare = isBefore(to.version(), 2, 4) && !to.version().equals("2.3.1");
        return trigger.isEmpty() || bare ? "ACK" : String.join(reply.component(), "ACK", trigger, "ACK");
    }

    /** ERR since 2.5: location, coded condition, severity, text for the user. */
    private static List<String> error(Reply reply, Answer answer) {
        var condition = String.join(
                reply.component(), answer.condition().code(), answer.condition().display(), "HL70357");
        return List.of("ERR", "", "", condition, "E", "", "", "", answer.text());
    }

    /** ERR until 2.4: one field of segment, sequence, field and condition. */
    private static List<String> oldError(Reply reply, Answer answer) {
        var condition = String.join(
                reply.subcomponent(),
                answer.condition().code(),
                answer.condition().display(),
                "HL70357");
        return List.of("ERR", String.join(reply.component(), "MSH", "1", "", condition));
    }

    private static boolean isBefore(String version, int major, int minor) {
        var parts = version.split("\\.");
        try {
            int itsMajor = Integer.parseInt(parts[0]);
            int itsMinor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            return itsMajor < major || (itsMajor == major && itsMinor < minor);
        } catch (NumberFormatException notAVersion) {
            return false;
        }
    }
}
