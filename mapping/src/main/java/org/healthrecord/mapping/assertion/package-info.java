/** What a clinic states: one FHIR resource under a key of the clinic's own, with its place in the message and its order among versions. */
@NullMarked
package org.healthrecord.mapping.assertion;

import org.jspecify.annotations.NullMarked;
