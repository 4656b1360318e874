/** A person's current lists (medicines, problems, allergies), as pure functions over the facts of the chart. */
@NullMarked
package org.healthrecord.fhir.chart.lists;

import org.jspecify.annotations.NullMarked;
