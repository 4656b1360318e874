/** Break-glass over HTTP: a clinician asks to see a whole chart, and says why. */
@NullMarked
package org.healthrecord.fhir.exit.glass;

import org.jspecify.annotations.NullMarked;
