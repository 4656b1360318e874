/** Asks whether an administrator may be shown a message. */
@NullMarked
package org.healthrecord.admin.door;

import org.jspecify.annotations.NullMarked;
