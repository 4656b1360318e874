/** Time-based codes and recovery codes. */
@NullMarked
package org.healthrecord.access.account.factor;

import org.jspecify.annotations.NullMarked;
