package org.healthrecord.fhir.chart.consolidation;

import org.healthrecord.mapping.Assertion;

/** An assertion together with the message that carried it. */
public record Statement(Assertion assertion, Witness witness) {}
