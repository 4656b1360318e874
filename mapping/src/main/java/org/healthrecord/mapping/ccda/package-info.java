/** C-CDA documents to assertions, after the C-CDA on FHIR implementation guide. */
@NullMarked
package org.healthrecord.mapping.ccda;

import org.jspecify.annotations.NullMarked;
