/** Launches from a session, and whose chart an authorization is about. */
@NullMarked
package org.healthrecord.access.oauth.launch;

import org.jspecify.annotations.NullMarked;
