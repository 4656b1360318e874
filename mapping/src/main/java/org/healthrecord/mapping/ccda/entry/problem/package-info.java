/** Problem and allergy entries. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.problem;

import org.jspecify.annotations.NullMarked;
