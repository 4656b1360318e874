package org.healthrecord.fhir.chart.intake;

import java.util.List;
import org.healthrecord.fhir.chart.port.ChartIntake;
import org.healthrecord.fhir.identity.HeldNumbers;
import org.healthrecord.mapping.port.MappedRecord;

/** Lets in records of the person their record number belongs to; others wait for a steward. */
public final class HoldingIntake implements ChartIntake {
    private final ChartIntake intake;
    private final HeldNumbers numbers;

    public HoldingIntake(ChartIntake intake, HeldNumbers numbers) {
        this.intake = intake;
        this.numbers = numbers;
    }

    @Override
    public void accept(List<MappedRecord> records, Runnable confirm) {
        intake.accept(numbers.admit(records), confirm);
    }
}
