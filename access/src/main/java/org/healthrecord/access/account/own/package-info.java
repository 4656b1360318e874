/** What the owner of an account does with it, as JSON. */
@NullMarked
package org.healthrecord.access.account.own;

import org.jspecify.annotations.NullMarked;
