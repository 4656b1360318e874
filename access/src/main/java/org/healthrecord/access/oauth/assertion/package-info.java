/** Clients that prove who they are by a signed JWT (SMART App Launch 2.2, asymmetric client authentication). */
@NullMarked
package org.healthrecord.access.oauth.assertion;

import org.jspecify.annotations.NullMarked;
