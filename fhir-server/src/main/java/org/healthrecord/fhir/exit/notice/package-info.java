/** What goes along with an answer by law: that records under 42 CFR Part 2 may not be passed on. */
@NullMarked
package org.healthrecord.fhir.exit.notice;

import org.jspecify.annotations.NullMarked;
