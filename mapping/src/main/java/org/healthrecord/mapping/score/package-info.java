/** How complete what a clinic states is: counts of elements, never their values; pure. */
@NullMarked
package org.healthrecord.mapping.score;

import org.jspecify.annotations.NullMarked;
