/** What the entry templates of C-CDA share: authors, categories, statements of absence, values. */
@NullMarked
package org.healthrecord.mapping.ccda.entry;

import org.jspecify.annotations.NullMarked;
