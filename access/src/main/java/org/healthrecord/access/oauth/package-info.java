/** What the authorization server asks of the rest of the house: accounts as they stand, people by name. */
@NullMarked
package org.healthrecord.access.oauth;

import org.jspecify.annotations.NullMarked;
