/** Segment maps of orders, referrals, appointments and timing. */
@NullMarked
package org.healthrecord.mapping.hl7v2.segment.order;

import org.jspecify.annotations.NullMarked;
