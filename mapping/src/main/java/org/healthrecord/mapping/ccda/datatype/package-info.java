/** CDA data types to FHIR data types, after the data type tables of the C-CDA on FHIR guide. */
@NullMarked
package org.healthrecord.mapping.ccda.datatype;

import org.jspecify.annotations.NullMarked;
