/** How an account comes to be bound to a person or a role. */
@NullMarked
package org.healthrecord.access.account.invitation;

import org.jspecify.annotations.NullMarked;
