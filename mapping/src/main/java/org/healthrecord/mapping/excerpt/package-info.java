/** What of a message may be shown with a statement: the part about the statement's own person, format by format. */
@NullMarked
package org.healthrecord.mapping.excerpt;

import org.jspecify.annotations.NullMarked;
