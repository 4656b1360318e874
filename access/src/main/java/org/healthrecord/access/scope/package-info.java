/** What a caller's words allow: SMART scopes of both versions, and this service's own; pure. */
@NullMarked
package org.healthrecord.access.scope;

import org.jspecify.annotations.NullMarked;
