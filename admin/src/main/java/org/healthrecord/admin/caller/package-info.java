/** Who calls the admin API, and why. */
@NullMarked
package org.healthrecord.admin.caller;

import org.jspecify.annotations.NullMarked;
