/** A person's decisions over HTTP: a Consent is checked, and enters the chart as a statement of the portal. */
@NullMarked
package org.healthrecord.fhir.exit.consent;

import org.jspecify.annotations.NullMarked;
