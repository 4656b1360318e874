/** What the people known here show of who is among them, and the policy that fits them. Pure. */
@NullMarked
package org.healthrecord.fhir.identity.population;

import org.jspecify.annotations.NullMarked;
