/** Apps and back ends as clients of the authorization server: registered, changed, shut out and ended while it runs. */
@NullMarked
package org.healthrecord.admin.client;

import org.jspecify.annotations.NullMarked;
