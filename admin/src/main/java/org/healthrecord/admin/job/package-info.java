/** Jobs and replays. */
@NullMarked
package org.healthrecord.admin.job;

import org.jspecify.annotations.NullMarked;
