/** The guide's data type maps: one class per HL7 v2 data type. */
@NullMarked
package org.healthrecord.mapping.hl7v2.datatype;

import org.jspecify.annotations.NullMarked;
