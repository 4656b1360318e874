/** What a caller is shown of people of whom something is hidden from that caller: from views, in memory. */
@NullMarked
package org.healthrecord.fhir.exit.view;

import org.jspecify.annotations.NullMarked;
