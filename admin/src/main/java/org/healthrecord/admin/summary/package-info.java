/** The state of the feeds and of the quarantine. */
@NullMarked
package org.healthrecord.admin.summary;

import org.jspecify.annotations.NullMarked;
