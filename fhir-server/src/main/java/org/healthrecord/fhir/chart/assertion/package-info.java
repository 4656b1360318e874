/** Assertions as kept: keys, versions, which record states what. */
@NullMarked
package org.healthrecord.fhir.chart.assertion;

import org.jspecify.annotations.NullMarked;
