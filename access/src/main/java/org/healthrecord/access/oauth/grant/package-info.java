/** Which scopes an account may grant to a client, and what they say in plain words: pure. */
@NullMarked
package org.healthrecord.access.oauth.grant;

import org.jspecify.annotations.NullMarked;
