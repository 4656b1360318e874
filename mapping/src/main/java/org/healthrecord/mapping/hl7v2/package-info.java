/** HL7 v2 messages to assertions, after the HL7 v2-to-FHIR implementation guide. */
@NullMarked
package org.healthrecord.mapping.hl7v2;

import org.jspecify.annotations.NullMarked;
