/** One small HTTP client for FHIR servers: limits, no other hosts, sign-in, and failures in words. */
@NullMarked
package org.healthrecord.ingest.pull.http;

import org.jspecify.annotations.NullMarked;
