/** Exports in bulk: what was asked for, as rows; the work, piece by piece; the files it leaves. */
@NullMarked
package org.healthrecord.fhir.export;

import org.jspecify.annotations.NullMarked;
