/** Accounts of people: joins the parts. */
@NullMarked
package org.healthrecord.access.account;

import org.jspecify.annotations.NullMarked;
