/** HAPI's JPA server, assembled. */
@NullMarked
package org.healthrecord.fhir.jpa;

import org.jspecify.annotations.NullMarked;
