/** Who is who as FHIR operations. */
@NullMarked
package org.healthrecord.fhir.identity.rest;

import org.jspecify.annotations.NullMarked;
