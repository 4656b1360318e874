/** The pages before one is inside: sign-in, second factor, invitation, set-up, new password. */
@NullMarked
package org.healthrecord.access.account.entrance;

import org.jspecify.annotations.NullMarked;
