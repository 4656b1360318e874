/** Reads HL7 v2 as clinics write it: tolerant of line ends, framing and broken lines, aware of where everything is. */
@NullMarked
package org.healthrecord.mapping.hl7v2.reader;

import org.jspecify.annotations.NullMarked;
