/** Letters to the owners of accounts. */
@NullMarked
package org.healthrecord.access.account.mail;

import org.jspecify.annotations.NullMarked;
