/** How exceptions become OperationOutcomes. */
@NullMarked
package org.healthrecord.fhir.errors;

import org.jspecify.annotations.NullMarked;
