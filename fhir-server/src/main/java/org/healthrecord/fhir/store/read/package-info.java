/** Reads resources, searches and pages. */
@NullMarked
package org.healthrecord.fhir.store.read;

import org.jspecify.annotations.NullMarked;
