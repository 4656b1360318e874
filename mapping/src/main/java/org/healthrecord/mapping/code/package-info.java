/** Code systems, units and times that all formats share; tables are data files with their origin in the first line. */
@NullMarked
package org.healthrecord.mapping.code;

import org.jspecify.annotations.NullMarked;
