/** Segment maps of visits, allergies, diagnoses, procedures, charges and documents. */
@NullMarked
package org.healthrecord.mapping.hl7v2.segment.clinical;

import org.jspecify.annotations.NullMarked;
