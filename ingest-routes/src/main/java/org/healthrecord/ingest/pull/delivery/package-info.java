/** Resources of a FHIR server on their way into the inbox: what is new of them, by patient, and what is gone there. */
@NullMarked
package org.healthrecord.ingest.pull.delivery;

import org.jspecify.annotations.NullMarked;
