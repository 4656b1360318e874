/** What may be a number of somebody, and what only fills the place of one: one judge for all formats. */
@NullMarked
package org.healthrecord.mapping.number;

import org.jspecify.annotations.NullMarked;
