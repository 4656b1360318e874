/** The authorization server's endpoints (SMART App Launch 2.2 on Spring Authorization Server). */
@NullMarked
package org.healthrecord.access.oauth.server;

import org.jspecify.annotations.NullMarked;
