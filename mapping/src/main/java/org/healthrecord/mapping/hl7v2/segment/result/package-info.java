/** Segment maps of OBR, OBX and SPM to reports, observations and specimens. */
@NullMarked
package org.healthrecord.mapping.hl7v2.segment.result;

import org.jspecify.annotations.NullMarked;
