/** Who may write to which charts at a time. */
@NullMarked
package org.healthrecord.fhir.chart.lock;

import org.jspecify.annotations.NullMarked;
