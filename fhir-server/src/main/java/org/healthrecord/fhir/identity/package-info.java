/** Who is who: scoring and policy (pure), links and the review queue (stored). */
@NullMarked
package org.healthrecord.fhir.identity;

import org.jspecify.annotations.NullMarked;
