package org.healthrecord.fhir.chart;

import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.Precedence;

/**
 * What decides and proves one content under a key, without the content: its highest precedence, and the earliest
 * message that carried it.
 */
record Standing(
        UUID key, UUID content, Precedence highest, Precedence first, String messageId, String selector, String place) {

    static Standing of(StoredVersion v) {
        return new Standing(
                v.keyId(),
                v.contentId(),
                v.assertion().precedence(),
                v.first(),
                v.messageId(),
                v.selector(),
                v.assertion().place());
    }

    Id id() {
        return new Id(key, content);
    }

    Record record() {
        return new Record(messageId, selector);
    }

    /** Both seen: the higher precedence, the earlier evidence. */
    Standing and(Standing other) {
        Precedence high = highest.compareTo(other.highest) >= 0 ? highest : other.highest;
        Standing earlier = first.compareTo(other.first) <= 0 ? this : other;
        return new Standing(key, content, high, earlier.first, earlier.messageId, earlier.selector, earlier.place);
    }

    /**
     * What is left when some records state it no longer: the others' highest precedence, and this evidence unless it went.
     *
     * @param rest what the others state together
     */
    Standing left(Set<Record> gone, Standing rest) {
        return gone.contains(record())
                ? rest
                : new Standing(key, content, rest.highest, first, messageId, selector, place);
    }

    /** A content under a key. */
    record Id(UUID key, UUID content) {}

    /** A record of the inbox: a message, or the unit of it that concerns one patient. */
    record Record(String messageId, String selector) {}
}
