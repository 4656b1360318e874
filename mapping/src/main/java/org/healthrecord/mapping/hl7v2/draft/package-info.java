/** What a message states, while it is being written down. */
@NullMarked
package org.healthrecord.mapping.hl7v2.draft;

import org.jspecify.annotations.NullMarked;
