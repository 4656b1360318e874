/** Everything under {@code /admin/api}, assembled. */
@NullMarked
package org.healthrecord.admin;

import org.jspecify.annotations.NullMarked;
