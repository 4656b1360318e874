package org.healthrecord.mapping.ccda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.header.DocumentCopy;
import org.healthrecord.mapping.ccda.header.EncompassingEncounter;
import org.healthrecord.mapping.ccda.header.Participants;
import org.healthrecord.mapping.ccda.header.PatientIds;
import org.healthrecord.mapping.ccda.header.RecordTarget;
import org.healthrecord.mapping.ccda.section.SectionWalker;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.ccda.xml.Parsed;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/**
 * One document.
 *
 * @param whole whether it is one, and not a piece of one that is only looked at
 */
record DocumentUnit(
        Parsed.Document document, boolean whole, byte[] bytes, SourceProfile source, Unidentified unidentified)
        implements Unit {
    private static final String THIS_DOCUMENT = "urn:hl7-org:v3:ClinicalDocument";

    @Override
    public String selector() {
        return "";
    }

    @Override
    public String patientKey() {
        return registration().map(Registration::mrn).orElse("");
    }

    @Override
    public String kind() {
        String code = document.root().child("code").attr("code");
        return code.isEmpty() ? "ClinicalDocument" : "ClinicalDocument " + code;
    }

    @Override
    public String controlId() {
        CdaNode id = document.root().child("id");
        String extension = id.attr("extension");
        return extension.isEmpty() ? id.attr("root") : id.attr("root") + '|' + extension;
    }

    @Override
    public Mapping map() {
        int patients = document.root().children("recordTarget").size();
        if (patients > 1) {
            return refused("several-patients", "The document is about more than one patient");
        }
        return registration()
                .or(this::nobody)
                .map(this::mapped)
                .orElseGet(() -> refused("no-patient-identifier", "The patient has no record number"));
    }

    private static Mapping refused(String reason, String detail) {
        return new Mapping.Refused(Refusal.of(reason, detail, "/ClinicalDocument/recordTarget"));
    }

    private Optional<Registration> registration() {
        List<PatientIds.Id> ids = document.root().all("recordTarget", "patientRole", "id").stream()
                .map(id -> new PatientIds.Id(id.attr("root"), id.attr("extension")))
                .toList();
        return PatientIds.registration(ids, source).or(this::ofThisDocumentAlone);
    }

    /**
     * A patient who is named but has no usable number: the document is a registration of its own, so that nothing is
     * joined by a placeholder and nothing is lost. Matching finds out who it is.
     */
    private Optional<Registration> ofThisDocumentAlone() {
        CdaNode name = document.root().at("recordTarget", "patientRole", "patient", "name");
        boolean nameless = name.isNull() || name.text().isEmpty() || controlId().isEmpty();
        return nameless ? Optional.empty() : Optional.of(new Registration(source.id(), THIS_DOCUMENT, controlId()));
    }

    /** Where the document is only looked at: under its own id, whichever patient it is about. */
    private Optional<Registration> nobody() {
        if (unidentified == Unidentified.REFUSE) {
            return Optional.empty();
        }
        String id = controlId().isEmpty() ? UUID.nameUUIDFromBytes(bytes).toString() : controlId();
        return Optional.of(new Registration(source.id(), THIS_DOCUMENT, id));
    }

    private Mapping mapped(Registration registration) {
        CdaDocument doc = new CdaDocument(document.root(), source, registration);
        RecordTarget.map(doc);
        if (whole || document.root().at("component", "nonXMLBody").exists()) {
            DocumentCopy.map(doc, bytes);
        }
        Participants.map(doc);
        EncompassingEncounter.map(doc);
        SectionWalker.walk(doc);
        List<Assertion> assertions = doc.assertions();
        return new Mapping.Mapped(assertions, List.of(), issues(doc));
    }

    private List<Issue> issues(CdaDocument doc) {
        List<Issue> issues = new ArrayList<>(doc.issues());
        String patient = "/ClinicalDocument/recordTarget";
        if (registration().isEmpty()
                || source.realNumbers().isFiller(doc.registration().mrn())) {
            issues.add(Issue.warning("no-patient-identifier", patient, "The patient of this record is unknown"));
        } else if (!doc.registration().mrnSystem().equals(source.mrnSystem())) {
            issues.add(Issue.warning("no-record-number", patient, "The patient has no number of this clinic"));
        }
        if (!document.text().asDeclared()) {
            issues.add(Issue.warning(
                    "charset", "", "The bytes are not in the declared character set; read as Windows-1252"));
        }
        return issues;
    }
}
