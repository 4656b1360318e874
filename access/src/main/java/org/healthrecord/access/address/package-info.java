/** The address under which the service is reached. */
@NullMarked
package org.healthrecord.access.address;

import org.jspecify.annotations.NullMarked;
