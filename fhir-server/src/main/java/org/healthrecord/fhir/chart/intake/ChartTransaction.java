package org.healthrecord.fhir.chart.intake;

import org.healthrecord.fhir.chart.change.Outbox;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.healthrecord.fhir.chart.port.ChartWriter;
import org.healthrecord.fhir.chart.projection.Besides;
import org.healthrecord.fhir.chart.projection.ChartTables;
import org.healthrecord.fhir.chart.projection.Projection;
import org.healthrecord.fhir.identity.PersonIndex;
import org.springframework.transaction.support.TransactionTemplate;

/** All that takes part when a chart changes in one transaction: what is stated, who is who, what is shown, who hears of it. */
public record ChartTransaction(
        ChartTables tables,
        PersonIndex index,
        Besides besides,
        Projection projection,
        ChartWriter writer,
        Outbox outbox,
        ChartLocks locks,
        TransactionTemplate transaction) {}
