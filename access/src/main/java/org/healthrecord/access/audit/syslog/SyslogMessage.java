package org.healthrecord.access.audit.syslog;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.access.audit.event.Outcome;

/**
 * An entry as a syslog message (RFC 5424), framed for TLS by its length (RFC 5425, 4.3). The structured data names the entry
 * as {@code verify-audit --anchors} reads it.
 */
final class SyslogMessage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Log audit. */
    private static final int FACILITY = 13;

    private static final int NOTICE = 5;
    private static final int WARNING = 4;
    private static final int ERROR = 3;

    private SyslogMessage() {}

    /**
     * @param json of the entry
     * @param host that the message comes from, a minus where it has no name
     */
    static byte[] framed(Entry entry, String json, String host) {
        String message = "<%d>1 %s %s health-record - AuditEvent [audit@32473 entry=\"%s\"] %s"
                .formatted(
                        FACILITY * 8 + severity(entry.event().outcome()),
                        TIME.format(entry.event().time()),
                        host,
                        Head.of(entry),
                        ascii(json));
        return (message.length() + " " + message).getBytes(StandardCharsets.US_ASCII);
    }

    private static int severity(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> NOTICE;
            case MINOR_FAILURE, SERIOUS_FAILURE -> WARNING;
            case MAJOR_FAILURE -> ERROR;
        };
    }

    /** Other letters by JSON's own escapes, so that no reader has to know the encoding. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.toString();
    }
}
