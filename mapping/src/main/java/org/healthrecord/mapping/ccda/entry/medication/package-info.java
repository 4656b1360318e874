/** Medication, supply and immunization entries. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.medication;

import org.jspecify.annotations.NullMarked;
