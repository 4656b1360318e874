/** Codes of the clinics' own that have no mapping. */
@NullMarked
package org.healthrecord.admin.code;

import org.jspecify.annotations.NullMarked;
