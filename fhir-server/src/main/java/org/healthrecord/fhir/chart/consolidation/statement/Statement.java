package org.healthrecord.fhir.chart.consolidation.statement;

import org.healthrecord.mapping.assertion.Assertion;

/** An assertion together with the message that carried it. */
public record Statement(Assertion assertion, Witness witness) {}
