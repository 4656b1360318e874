/** Notices of changes of charts: what is subscribed to, the events of each subscription as rows, and their delivery. */
@NullMarked
package org.healthrecord.fhir.subscription;

import org.jspecify.annotations.NullMarked;
