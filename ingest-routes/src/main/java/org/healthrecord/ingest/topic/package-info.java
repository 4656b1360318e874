/** Kafka as an option: nodes announce through a topic which partitions have work. */
@NullMarked
package org.healthrecord.ingest.topic;

import org.jspecify.annotations.NullMarked;
