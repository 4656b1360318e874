/** The guide's segment maps: one class per segment and resource. */
@NullMarked
package org.healthrecord.mapping.hl7v2.segment;

import org.jspecify.annotations.NullMarked;
