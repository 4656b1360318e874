/** The sources as rows: seeded from the configuration, changed at run time, the same on all nodes. */
@NullMarked
package org.healthrecord.ingest.source.registry;

import org.jspecify.annotations.NullMarked;
