/** Registrations, keys, decisions, statements and persons in the database. */
@NullMarked
package org.healthrecord.fhir.identity.store;

import org.jspecify.annotations.NullMarked;
