/** Documents as files: PDF, TIFF and other pictures, plain text; whose they are is said beside them, not in them. */
@NullMarked
package org.healthrecord.mapping.unstructured;

import org.jspecify.annotations.NullMarked;
