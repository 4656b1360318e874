/**
 * How much two registrations' demographics support one person: a level of agreement per field, a weight per level.
 * Pure; decides nothing.
 */
@NullMarked
package org.healthrecord.fhir.identity.score;

import org.jspecify.annotations.NullMarked;
