/** What people have asked not to be shown, and what an installation does not show: pure, as rules that hide statements. */
@NullMarked
package org.healthrecord.access.consent;

import org.jspecify.annotations.NullMarked;
