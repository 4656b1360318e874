/** Fetching by searches of a FHIR server. */
@NullMarked
package org.healthrecord.ingest.pull.search;

import org.jspecify.annotations.NullMarked;
