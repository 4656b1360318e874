/** The searches of US Core, held against a filter that knows nothing of the server. */
@NullMarked
package org.healthrecord.fhir.rest.uscore;

import org.jspecify.annotations.NullMarked;
