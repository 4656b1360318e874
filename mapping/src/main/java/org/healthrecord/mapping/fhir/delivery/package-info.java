/** What one payload delivers: resources as sent, their names and references, without any decision about whose they are. */
@NullMarked
package org.healthrecord.mapping.fhir.delivery;

import org.jspecify.annotations.NullMarked;
