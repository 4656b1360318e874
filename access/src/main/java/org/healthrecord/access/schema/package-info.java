/** The tables of access control. */
@NullMarked
package org.healthrecord.access.schema;

import org.jspecify.annotations.NullMarked;
