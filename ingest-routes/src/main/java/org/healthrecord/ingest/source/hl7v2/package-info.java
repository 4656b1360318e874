/** The header of an HL7 v2 message and the acknowledgement of it: all that receiving needs to know of the format. */
@NullMarked
package org.healthrecord.ingest.source.hl7v2;

import org.jspecify.annotations.NullMarked;
