/** From evidence to a decision: link, review or separate, with the rule that decided. Pure. */
@NullMarked
package org.healthrecord.fhir.identity.policy;

import org.jspecify.annotations.NullMarked;
