/** Which passwords are taken, and how they are kept. */
@NullMarked
package org.healthrecord.access.account.password;

import org.jspecify.annotations.NullMarked;
