/** A whole file of registrations at once: so that a site can try its own data before it goes live. */
@NullMarked
package org.healthrecord.fhir.identity.match;

import org.jspecify.annotations.NullMarked;
