/** What may be a real number, and what only fills the place of one: one rule for all formats. */
@NullMarked
package org.healthrecord.mapping.number;

import org.jspecify.annotations.NullMarked;
