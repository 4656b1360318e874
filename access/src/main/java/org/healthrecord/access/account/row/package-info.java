/** The tables of accounts. */
@NullMarked
package org.healthrecord.access.account.row;

import org.jspecify.annotations.NullMarked;
