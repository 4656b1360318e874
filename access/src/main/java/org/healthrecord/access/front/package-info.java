/** The front doors: where the service may listen, how much it takes, and what every answer says beside its content. */
@NullMarked
package org.healthrecord.access.front;

import org.jspecify.annotations.NullMarked;
