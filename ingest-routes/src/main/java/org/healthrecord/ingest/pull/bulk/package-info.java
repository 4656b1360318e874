/** Fetching by bulk exports of a FHIR server (FHIR Bulk Data Access 2.0). */
@NullMarked
package org.healthrecord.ingest.pull.bulk;

import org.jspecify.annotations.NullMarked;
