/** The guide's message maps: which segments belong together and what they state. */
@NullMarked
package org.healthrecord.mapping.hl7v2.message;

import org.jspecify.annotations.NullMarked;
