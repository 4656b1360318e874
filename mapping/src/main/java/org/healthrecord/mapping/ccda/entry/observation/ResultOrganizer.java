package org.healthrecord.mapping.ccda.entry.observation;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Result Organizer to DiagnosticReport; each result in it is an Observation that the report refers to. */
public final class ResultOrganizer implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode organizer, EntryScope in) {
        CdaDocument doc = in.doc();
        DiagnosticReport r = new DiagnosticReport();
        r.setIdentifier(Identifiers.all(organizer));
        r.setSubject(doc.patient());
        r.addCategory(Categories.laboratory());
        CodeableConcept code = doc.concept(organizer.child("code"));
        r.setCode(
                code == null
                        ? Absent.mark(
                                new CodeableConcept(), organizer.child("code").nullFlavor())
                        : code);
        r.setStatus(status(organizer));
        Specimens.of(organizer, in).forEach(s -> r.addSpecimen(s.reference()));
        for (CdaNode member : EntryScope.inside(organizer)) {
            EntryDraft result = in.map(member);
            if (result != null && result.resource().fhirType().equals("Observation")) {
                r.addResult(result.reference());
            }
        }
        if (code == null && !r.hasResult()) {
            doc.note("empty-entry", organizer, "A report that names nothing and holds nothing");
            return null;
        }
        time(r, organizer, doc);
        Reference who = Authorship.performer(organizer, doc, Authorship.CARERS);
        who = who == null ? Authorship.author(organizer, doc, Authorship.CARERS) : who;
        if (who != null) {
            r.addPerformer(who);
        }
        return doc.drafts().add(r, organizer);
    }

    private static void time(DiagnosticReport r, CdaNode organizer, CdaDocument doc) {
        CdaNode time = organizer.child("effectiveTime");
        DateTimeType at = doc.times().dateTime(time);
        Period period = doc.times().period(time);
        r.setEffective(at != null ? at : period);
    }

    private static DiagnosticReportStatus status(CdaNode organizer) {
        return switch (organizer.child("statusCode").attr("code")) {
            case "completed" -> DiagnosticReportStatus.FINAL;
            case "active" -> DiagnosticReportStatus.PARTIAL;
            case "held", "suspended", "new" -> DiagnosticReportStatus.REGISTERED;
            case "aborted", "cancelled" -> DiagnosticReportStatus.CANCELLED;
            case "nullified" -> DiagnosticReportStatus.ENTEREDINERROR;
            default -> DiagnosticReportStatus.UNKNOWN;
        };
    }
}
