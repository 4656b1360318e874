/** What staff and administrators do with accounts, as JSON. */
@NullMarked
package org.healthrecord.access.account.staff;

import org.jspecify.annotations.NullMarked;
