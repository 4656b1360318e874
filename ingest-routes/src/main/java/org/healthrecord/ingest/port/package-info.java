/** What receiving, working and administrating share: a message that arrives, the inbox it goes into, its lane, route and state. */
@NullMarked
package org.healthrecord.ingest.port;

import org.jspecify.annotations.NullMarked;
