/** Text of all formats: characters that nothing may store. */
@NullMarked
package org.healthrecord.mapping.text;

import org.jspecify.annotations.NullMarked;
