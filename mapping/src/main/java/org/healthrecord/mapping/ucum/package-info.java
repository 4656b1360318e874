/** Units: the sender's text to UCUM where it is certain. */
@NullMarked
package org.healthrecord.mapping.ucum;

import org.jspecify.annotations.NullMarked;
