/** Says which segments and fields of a message no rule reads. */
@NullMarked
package org.healthrecord.mapping.hl7v2.unread;

import org.jspecify.annotations.NullMarked;
