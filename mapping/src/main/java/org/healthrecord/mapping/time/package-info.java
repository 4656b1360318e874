/** Times of all formats: precision and offset are kept as sent. */
@NullMarked
package org.healthrecord.mapping.time;

import org.jspecify.annotations.NullMarked;
