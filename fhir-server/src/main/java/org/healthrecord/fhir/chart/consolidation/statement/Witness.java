package org.healthrecord.fhir.chart.consolidation.statement;

import java.time.Instant;

/**
 * Who says so, and where: one clinic's statement behind a fact.
 *
 * @param assertionId the id of the assertion (see AssertionKey)
 * @param source      the source's id
 * @param messageId   the inbox's id of the message
 * @param selector    the unit within the message
 * @param place       where in the message
 * @param at          the sender's own time of the statement
 */
public record Witness(String assertionId, String source, String messageId, String selector, String place, Instant at) {}
