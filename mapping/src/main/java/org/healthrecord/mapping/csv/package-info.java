/** CSV exports to assertions, by layout files. */
@NullMarked
package org.healthrecord.mapping.csv;

import org.jspecify.annotations.NullMarked;
