package org.healthrecord.mapping.port;

import java.time.Instant;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;

/**
 * A mapped unit on its way from the inbox to the chart.
 *
 * @param messageId the inbox's id of the message whose bytes prove it
 * @param selector  the unit within that message
 * @param received  when the message was received; informs, decides nothing
 */
public record MappedRecord(
        String source,
        String messageId,
        String selector,
        Instant received,
        List<Assertion> assertions,
        List<IdentityStatement> identity) {
    public MappedRecord {
        assertions = List.copyOf(assertions);
        identity = List.copyOf(identity);
    }
}
