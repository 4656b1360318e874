/** Codes of the clinics' own that nobody has mapped. */
@NullMarked
package org.healthrecord.admin.code;

import org.jspecify.annotations.NullMarked;
