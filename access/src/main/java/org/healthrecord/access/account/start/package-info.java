/** The first administrator, and the accounts of the profile demo. */
@NullMarked
package org.healthrecord.access.account.start;

import org.jspecify.annotations.NullMarked;
