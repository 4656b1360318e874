/** The sources: what they are, how they do, and what administrators decide about them. */
@NullMarked
package org.healthrecord.admin.source;

import org.jspecify.annotations.NullMarked;
