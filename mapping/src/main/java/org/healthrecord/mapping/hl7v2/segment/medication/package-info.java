/** Segment maps of RXA, RXD, RXE and their kind. */
@NullMarked
package org.healthrecord.mapping.hl7v2.segment.medication;

import org.jspecify.annotations.NullMarked;
