/**
 * The one door: everything that shows a person asks {@link org.healthrecord.fhir.exit.Exit#show} first, which
 * decides by whose the facts are.
 */
@NullMarked
package org.healthrecord.fhir.exit;

import org.jspecify.annotations.NullMarked;
