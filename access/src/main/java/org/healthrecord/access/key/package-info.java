/** Keys for scripts, monitoring and clinics, from the configuration. */
@NullMarked
package org.healthrecord.access.key;

import org.jspecify.annotations.NullMarked;
