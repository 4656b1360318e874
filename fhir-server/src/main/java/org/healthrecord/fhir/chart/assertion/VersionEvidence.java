package org.healthrecord.fhir.chart.assertion;

import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.assertion.Precedence;

/**
 * What decides and proves one content under a key, without the content: its highest precedence, and the earliest
 * message that carried it.
 */
record VersionEvidence(
        UUID key, UUID content, Precedence highest, Precedence first, String messageId, String selector, String place) {

    static VersionEvidence of(StoredVersion v) {
        return new VersionEvidence(
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
    VersionEvidence and(VersionEvidence other) {
        Precedence high = highest.compareTo(other.highest) >= 0 ? highest : other.highest;
        VersionEvidence earlier = first.compareTo(other.first) <= 0 ? this : other;
        return new VersionEvidence(
                key, content, high, earlier.first, earlier.messageId, earlier.selector, earlier.place);
    }

    /**
     * What is left when some records state it no longer: the others' highest precedence, and this evidence unless it went.
     *
     * @param rest what the others state together
     */
    VersionEvidence left(Set<Record> gone, VersionEvidence rest) {
        return gone.contains(record())
                ? rest
                : new VersionEvidence(key, content, rest.highest, first, messageId, selector, place);
    }

    /** A content under a key. */
    record Id(UUID key, UUID content) {}

    /** A record of the inbox: a message, or the unit of it that concerns one patient. */
    record Record(String messageId, String selector) {}
}
