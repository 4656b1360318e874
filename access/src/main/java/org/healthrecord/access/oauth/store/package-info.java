/** What was granted: authorizations, consents and issued tokens, in the chart's database. */
@NullMarked
package org.healthrecord.access.oauth.store;

import org.jspecify.annotations.NullMarked;
