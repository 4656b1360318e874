/** Which other origins' pages may read. */
@NullMarked
package org.healthrecord.access.origin;

import org.jspecify.annotations.NullMarked;
