/** Results, vital signs, social and family history. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.observation;

import org.jspecify.annotations.NullMarked;
