/** Who is who over HTTP: FHIR operations, and what stewards work with under {@code /admin/api}. */
@NullMarked
package org.healthrecord.fhir.identity.rest;

import org.jspecify.annotations.NullMarked;
