/** Subscriptions at the FHIR endpoint: the resource, its operations, the websocket. */
@NullMarked
package org.healthrecord.fhir.rest.subscription;

import org.jspecify.annotations.NullMarked;
