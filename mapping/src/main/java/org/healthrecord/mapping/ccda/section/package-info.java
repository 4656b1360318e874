/** Sections of a document, found by their LOINC code, and the mapper each entry in them gets. */
@NullMarked
package org.healthrecord.mapping.ccda.section;

import org.jspecify.annotations.NullMarked;
