/** Plans, goals, care teams and payers. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.plan;

import org.jspecify.annotations.NullMarked;
