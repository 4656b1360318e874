/** Who asks, and what each caller may see: pure decisions, with their reasons. */
@NullMarked
package org.healthrecord.access.decision;

import org.jspecify.annotations.NullMarked;
