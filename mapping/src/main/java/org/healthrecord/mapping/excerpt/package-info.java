/** The part of a message that may be shown with a statement: what is about the statement's own person, format by format. */
@NullMarked
package org.healthrecord.mapping.excerpt;

import org.jspecify.annotations.NullMarked;
