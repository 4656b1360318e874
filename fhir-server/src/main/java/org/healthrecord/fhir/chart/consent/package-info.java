/** The consents of people, read from what they have stated through the portal. */
@NullMarked
package org.healthrecord.fhir.chart.consent;

import org.jspecify.annotations.NullMarked;
