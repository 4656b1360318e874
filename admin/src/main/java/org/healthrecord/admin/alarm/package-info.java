/** Alarms of the feeds: which there are, and who sees to them. */
@NullMarked
package org.healthrecord.admin.alarm;

import org.jspecify.annotations.NullMarked;
