/** Random tokens and codes, and their digests. */
@NullMarked
package org.healthrecord.access.account.secret;

import org.jspecify.annotations.NullMarked;
