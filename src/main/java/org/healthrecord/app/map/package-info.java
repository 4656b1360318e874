/** The {@code map} command: files in, FHIR bundles out. */
@NullMarked
package org.healthrecord.app.map;

import org.jspecify.annotations.NullMarked;
