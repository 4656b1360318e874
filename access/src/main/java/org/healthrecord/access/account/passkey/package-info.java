/** Passkeys (WebAuthn). */
@NullMarked
package org.healthrecord.access.account.passkey;

import org.jspecify.annotations.NullMarked;
