/** HAPI's JPA server, assembled. */
@NullMarked
package org.healthrecord.fhir.store;

import org.jspecify.annotations.NullMarked;
