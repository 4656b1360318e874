/** Groups of patients: those of a source, and those that an administrator made. */
@NullMarked
package org.healthrecord.fhir.group;

import org.jspecify.annotations.NullMarked;
