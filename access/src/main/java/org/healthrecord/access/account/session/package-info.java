/** Sessions of browsers. */
@NullMarked
package org.healthrecord.access.account.session;

import org.jspecify.annotations.NullMarked;
