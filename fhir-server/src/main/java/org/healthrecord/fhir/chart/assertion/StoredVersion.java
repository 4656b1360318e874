package org.healthrecord.fhir.chart.assertion;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.healthrecord.fhir.chart.consolidation.agreement.Fold;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.port.MappedRecord;
import org.jspecify.annotations.Nullable;

/**
 * One distinct content under a key: the highest precedence it was stated with decides, the first message that carried
 * it is its evidence (so that a clinic that repeats itself changes nothing).
 *
 * @param keyId  {@link AssertionKey#id()} of its key
 * @param shared whether other records may state it as well, see {@link StatingRecords}
 * @param json   the resource as it is to be stored; null when it was read
 */
public record StoredVersion(
        UUID keyId,
        UUID contentId,
        Assertion assertion,
        Precedence first,
        String messageId,
        String selector,
        boolean shared,
        @Nullable String json) {

    public static StoredVersion of(MappedRecord record, Assertion assertion, UUID contentId, String json) {
        Assertion kept = assertion.mode() == Assertion.Mode.MENTION ? timeless(assertion) : assertion;
        return new StoredVersion(
                UUID.fromString(assertion.key().id()),
                contentId,
                kept,
                assertion.precedence(),
                record.messageId(),
                record.selector(),
                false,
                json);
    }

    /** What is only named in passing has no version of its own; without a time, a repetition writes nothing. */
    private static Assertion timeless(Assertion a) {
        return with(a, new Precedence(Instant.EPOCH, 0, ""));
    }

    private static Assertion with(Assertion a, Precedence precedence) {
        return new Assertion(
                a.key(), precedence, a.stance(), a.mode(), a.cleared(), a.resource(), a.place(), a.origins());
    }

    /** The same content, decided and proved as {@code standing} says. */
    StoredVersion as(VersionEvidence standing, boolean several) {
        Assertion a = assertion;
        Assertion decided = new Assertion(
                a.key(),
                standing.highest(),
                a.stance(),
                a.mode(),
                a.cleared(),
                a.resource(),
                standing.place(),
                a.origins());
        return new StoredVersion(
                keyId, contentId, decided, standing.first(), standing.messageId(), standing.selector(), several, json);
    }

    public AssertionKey key() {
        return assertion.key();
    }

    public Statement statement() {
        return new Statement(
                assertion,
                new Witness(keyId.toString(), key().source(), messageId, selector, assertion.place(), first.at()));
    }

    /** What all versions of one key come to; empty when it is withdrawn. */
    public static Optional<Statement> standing(Collection<StoredVersion> versions) {
        return Fold.fold(versions.stream().map(StoredVersion::statement).toList());
    }
}
