/** What the JSON ends of accounts share: problems, confirmations by password. */
@NullMarked
package org.healthrecord.access.account.answer;

import org.jspecify.annotations.NullMarked;
