/** Who may see what: pure decisions, with their reasons. */
@NullMarked
package org.healthrecord.access.decision;

import org.jspecify.annotations.NullMarked;
