/** Segment maps of PID, PD1, NK1, GT1, IN1 and IN2. */
@NullMarked
package org.healthrecord.mapping.hl7v2.segment.patient;

import org.jspecify.annotations.NullMarked;
