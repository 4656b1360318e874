/** What the segment maps of the HL7 v2-to-FHIR guide share. */
@NullMarked
package org.healthrecord.mapping.hl7v2.segment;

import org.jspecify.annotations.NullMarked;
