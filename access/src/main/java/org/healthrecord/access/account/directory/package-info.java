/** Who an account is and what it may read, now. */
@NullMarked
package org.healthrecord.access.account.directory;

import org.jspecify.annotations.NullMarked;
