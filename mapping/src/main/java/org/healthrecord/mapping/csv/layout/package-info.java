/** A layout in memory: which file and row gives which resource, and the scope its templates are filled in. */
@NullMarked
package org.healthrecord.mapping.csv.layout;

import org.jspecify.annotations.NullMarked;
