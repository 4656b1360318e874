package org.healthrecord.mapping.hl7v2.segment.result;

import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Ndl;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Type;

/** Segments OBR and ORC to DiagnosticReport. */
public final class ObrDiagnosticReport {
    private ObrDiagnosticReport() {}

    public static DiagnosticReport report(Segment obr, Order order, RegistrationDraft draft) {
        Sender sender = draft.sender();
        DiagnosticReport report = new DiagnosticReport();
        report.setSubject(draft.subject());
        draft.encounter().ifPresent(report::setEncounter);
        order.number(2, "PLAC", sender).ifPresent(report::addIdentifier);
        order.number(3, "FILL", sender).ifPresent(report::addIdentifier);
        report.setStatus(HlTables.code("ReportStatus", obr.text(25))
                .map(DiagnosticReportStatus::fromCode)
                .orElse(DiagnosticReportStatus.UNKNOWN));
        Cwe.ofTable(obr.value(24), "0074", sender).ifPresent(report::addCategory);
        Cwe.concept(obr.value(4), sender).ifPresent(report::setCode);
        effective(obr, sender).ifPresent(report::setEffective);
        Ts.instant(obr.value(22), sender).ifPresent(report::setIssuedElement);
        for (int field : new int[] {34, 35}) {
            obr.values(field).forEach(v -> Ndl.practitioner(v, draft).ifPresent(report::addPerformer));
        }
        obr.values(32).forEach(v -> Ndl.practitioner(v, draft).ifPresent(report::addResultsInterpreter));
        return report;
    }

    /** When the specimen was taken or the patient examined: OBR-7, with OBR-8 a period. */
    public static Optional<Type> effective(Segment obr, Sender sender) {
        if (obr.valued(8)) {
            return Ts.period(obr.value(7), obr.value(8), sender).map(p -> p);
        }
        Optional<DateTimeType> start = Ts.dateTime(obr.value(7), sender);
        return start.map(t -> t);
    }
}
