/** Reads an export: the files of an archive, their text, header, rows and places. */
@NullMarked
package org.healthrecord.mapping.csv.export;

import org.jspecify.annotations.NullMarked;
