/** The records that four sample clinics send: invented people, made by a generator of our own. */
@NullMarked
package org.healthrecord.samples;

import org.jspecify.annotations.NullMarked;
