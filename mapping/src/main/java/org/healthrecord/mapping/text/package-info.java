/** Text of all formats: character sets, byte order marks, characters that nothing may store, and digests. */
@NullMarked
package org.healthrecord.mapping.text;

import org.jspecify.annotations.NullMarked;
