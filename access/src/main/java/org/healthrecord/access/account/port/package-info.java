/** What accounts ask the identity index for: whose a registration is. */
@NullMarked
package org.healthrecord.access.account.port;

import org.jspecify.annotations.NullMarked;
