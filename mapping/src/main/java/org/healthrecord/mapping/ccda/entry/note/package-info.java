/** Notes and comments. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.note;

import org.jspecify.annotations.NullMarked;
