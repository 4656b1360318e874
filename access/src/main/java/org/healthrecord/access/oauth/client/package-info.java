/** Apps and back ends that may ask for tokens: from the configuration, and registered by an administrator. */
@NullMarked
package org.healthrecord.access.oauth.client;

import org.jspecify.annotations.NullMarked;
