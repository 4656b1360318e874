/** One problem format for every error of the admin API. */
@NullMarked
package org.healthrecord.admin.problem;

import org.jspecify.annotations.NullMarked;
