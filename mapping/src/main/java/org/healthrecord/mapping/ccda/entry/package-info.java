/** One class per entry template of C-CDA, or per family of templates that map alike. */
@NullMarked
package org.healthrecord.mapping.ccda.entry;

import org.jspecify.annotations.NullMarked;
