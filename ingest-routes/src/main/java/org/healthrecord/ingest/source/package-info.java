/**
 * Receiving: a route per protocol, made from each source's definition. It stores what arrives in the inbox and
 * acknowledges it; nothing else.
 */
@NullMarked
package org.healthrecord.ingest.source;

import org.jspecify.annotations.NullMarked;
