/** Changes of charts as rows of the same transaction, and their delivery to listeners. */
@NullMarked
package org.healthrecord.fhir.chart.change;

import org.jspecify.annotations.NullMarked;
