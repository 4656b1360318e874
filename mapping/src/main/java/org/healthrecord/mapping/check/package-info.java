/**
 * What is checked of every resource of every format before anything is stored: characters that no store and no reader takes,
 * codes under systems they cannot be of, values that cannot be. Works on FHIR's model alone and knows no format.
 */
@NullMarked
package org.healthrecord.mapping.check;

import org.jspecify.annotations.NullMarked;
