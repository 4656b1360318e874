/** What a message says of itself: who sent it to whom, which event it reports, who entered it. Never part of a chart. */
@NullMarked
package org.healthrecord.mapping.hl7v2.envelope;

import org.jspecify.annotations.NullMarked;
