/** Reads a layout file and says what is wrong with it. */
@NullMarked
package org.healthrecord.mapping.csv.definition;

import org.jspecify.annotations.NullMarked;
