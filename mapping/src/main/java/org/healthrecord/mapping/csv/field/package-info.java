/** The kinds of fields a layout can name, each a template that reads one row. */
@NullMarked
package org.healthrecord.mapping.csv.field;

import org.jspecify.annotations.NullMarked;
