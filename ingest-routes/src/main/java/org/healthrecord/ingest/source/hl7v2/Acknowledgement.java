package org.healthrecord.ingest.source.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes acknowledgements (HL7 v2.5.1, chapter 2, sections 2.9 and 2.15): in the original mode AA, AE, AR, in the enhanced
 * mode the accept acknowledgement CA, CE, CR under the conditions of MSH-15. The sender's delimiters, version, charset and
 * processing id are returned, sender and receiver swapped.
 *
 * <p>A sender that asks for an application acknowledgement in MSH-16 gets it at once, alone or after the accept
 * acknowledgement: AA, too, means stored. What was not stored gets no second answer after CE or CR (section 2.9.3.2).
 */
public final class Acknowledgement {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");

    private final Clock clock;

    public Acknowledgement(Clock clock) {
        this.clock = clock;
    }

    /** The messages to send, in order; none where the sender does not want this answer. */
    public List<byte[]> of(@Nullable MessageHeader header, Answer answer) {
        if (header == null) {
            return List.of(write(new Reply("|", "^", "&", "^~\\&"), null, answer, false));
        }
        if (!header.isEnhanced()) {
            return List.of(write(reply(header), header, answer, false));
        }
        var accept = isAsked(header.field(15));
        var answers = new ArrayList<byte[]>();
        if (accept && wants(header.field(15), answer.verdict())) {
            answers.add(write(reply(header), header, answer, true));
        }
        var application = !accept || answer.verdict() == Verdict.ACCEPTED;
        if (application && wants(header.field(16), answer.verdict())) {
            answers.add(write(reply(header), header, answer, false));
        }
        return List.copyOf(answers);
    }

    private static Reply reply(MessageHeader header) {
        return new Reply(
                header.fieldSeparator(),
                header.componentSeparator(),
                header.subcomponentSeparator(),
                header.encodingCharacters());
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
