/** Bulk Data Access at the FHIR endpoint: the kick-off, the status, the files, and the groups it is asked for. */
@NullMarked
package org.healthrecord.fhir.rest.export;

import org.jspecify.annotations.NullMarked;
