/** Slows down who guesses. */
@NullMarked
package org.healthrecord.access.account.throttle;

import org.jspecify.annotations.NullMarked;
