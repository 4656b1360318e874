/** What a steward sees of a pair beside who the two are: how dangerous a wrong answer is, and the facts that would meet. */
@NullMarked
package org.healthrecord.fhir.review;

import org.jspecify.annotations.NullMarked;
