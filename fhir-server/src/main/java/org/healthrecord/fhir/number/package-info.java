/** How much of a person's national number is shown. */
@NullMarked
package org.healthrecord.fhir.number;

import org.jspecify.annotations.NullMarked;
