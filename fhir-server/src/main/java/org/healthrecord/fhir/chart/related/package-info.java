/** What a fact shows of what is stated beside it: the names of the directory, and what panels and orders say of results. */
@NullMarked
package org.healthrecord.fhir.chart.related;

import org.jspecify.annotations.NullMarked;
