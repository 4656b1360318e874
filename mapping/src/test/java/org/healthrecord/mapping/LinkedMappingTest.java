package org.healthrecord.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** What the statements of one message say of each other. */
class LinkedMappingTest {
    private static final Registration PERSON = new Registration("fen-clinic", "urn:fen", "M-501");

    @Test
    void theResultsOfAReportAreNamed() {
        Observation calcium = new Observation().setCode(coded("17861-6", "Calcium"));
        Observation words = new Observation().setCode(new CodeableConcept().setText("Looks clear"));
        DiagnosticReport report = new DiagnosticReport();
        report.addResult(new Reference(urn(calcium, "1")));
        report.addResult(new Reference(urn(words, "2")).setDisplay("Appearance"));
        report.addResult(new Reference("urn:uuid:00000000-0000-0000-0000-000000000009"));

        link(said(calcium, "1"), said(words, "2"), said(report, "r"));

        assertThat(report.getResult())
                .extracting(Reference::getDisplay)
                .as("what the sender wrote stays, and what is not in the message has no name")
                .containsExactly("Calcium", "Appearance", null);
    }

    @Test
    void aNoteStatedAsReportAndAsDocumentRefersToItself() {
        DiagnosticReport report = note("Walks well.", "2031-05-02T09:00:00Z");
        DocumentReference document = document("Walks well.", "2031-05-02T09:00:00Z");

        link(said(report, "r"), said(document, "d"));

        assertThat(document.getContext().getRelatedFirstRep().getReference()).isEqualTo(urn(report, "r"));
        assertThat(((Reference) report.getExtensionByUrl(Twins.SAME).getValue()).getReference())
                .isEqualTo(urn(document, "d"));
    }

    @Test
    void otherBytesOrAnotherDayAreAnotherNote() {
        DiagnosticReport report = note("Walks well.", "2031-05-02T09:00:00Z");
        DocumentReference other = document("Limps.", "2031-05-02T09:00:00Z");
        DocumentReference later = document("Walks well.", "2031-06-02T09:00:00Z");

        link(said(report, "r"), said(other, "d"), said(later, "e"));

        assertThat(report.hasExtension(Twins.SAME)).isFalse();
        assertThat(other.hasContext()).isFalse();
        assertThat(later.hasContext()).isFalse();
    }

    @Test
    void anExaminationStatedAsStudyAndAsProcedureRefersToItself() {
        ImagingStudy study = new ImagingStudy().addProcedureCode(coded("77477000", "CT scan"));
        study.setStartedElement(new DateTimeType("2031-05-02T09:00:00Z"));
        Procedure scan = scan("77477000", "2031-05-02T11:00:00+02:00");
        Procedure other = scan("16310003", "2031-05-02T11:00:00+02:00");
        Procedure later = scan("77477000", "2031-05-02T12:00:00+02:00");

        link(said(other, "o"), said(later, "l"), said(scan, "p"), said(study, "s"));

        assertThat(study.getProcedureReference().getReference()).isEqualTo(urn(scan, "p"));
        assertThat(scan.hasExtension(Twins.SAME)).isTrue();
        assertThat(other.hasExtension(Twins.SAME) || later.hasExtension(Twins.SAME))
                .isFalse();
    }

    @Test
    void whoAttendsAnswersForWhatNamesNobody() {
        Encounter visit = visit("ATND", "Dr. Ruiz");
        Observation silent = new Observation().setEncounter(new Reference(urn(visit, "v")));
        Observation named = silent.copy().addPerformer(new Reference().setDisplay("Fen laboratory"));
        MedicationRequest order = new MedicationRequest().setEncounter(new Reference(urn(visit, "v")));

        link(said(visit, "v"), said(silent, "1"), said(named, "2"), said(order, "3"));

        assertThat(silent.getPerformer()).extracting(Reference::getDisplay).containsExactly("Dr. Ruiz");
        assertThat(named.getPerformer()).extracting(Reference::getDisplay).containsExactly("Fen laboratory");
        assertThat(order.getRequester().getDisplay()).isEqualTo("Dr. Ruiz");
    }

    @Test
    void aReferrerDoesNotAnswerForAVisit() {
        Encounter visit = visit("REF", "Dr. Ruiz");
        ServiceRequest ordered = new ServiceRequest().setRequester(new Reference().setDisplay("Dr. Okoro"));
        Observation result = new Observation().setEncounter(new Reference(urn(visit, "v")));
        result.addBasedOn(new Reference(urn(ordered, "s")));
        MedicationRequest order = new MedicationRequest().setEncounter(new Reference(urn(visit, "v")));

        link(said(visit, "v"), said(ordered, "s"), said(result, "1"), said(order, "2"));

        assertThat(result.getPerformer()).extracting(Reference::getDisplay).containsExactly("Dr. Okoro");
        assertThat(order.hasRequester()).isFalse();
    }

    @Test
    void aFhirServerSaysItselfWhoAnswers() {
        Encounter visit = visit("ATND", "Dr. Ruiz");
        Observation silent = new Observation().setEncounter(new Reference(urn(visit, "v")));

        LinkedMapping.of(
                new Mapping.Mapped(List.of(said(visit, "v"), said(silent, "1")), List.of(), List.of()), Format.FHIR);

        assertThat(silent.hasPerformer()).isFalse();
    }

    private static Encounter visit(String part, String name) {
        Encounter visit = new Encounter();
        visit.addParticipant()
                .setIndividual(new Reference().setDisplay(name))
                .addType()
                .addCoding()
                .setCode(part);
        return visit;
    }

    private static Procedure scan(String code, String start) {
        return new Procedure()
                .setCode(coded(code, "Scan"))
                .setPerformed(new Period().setStartElement(new DateTimeType(start)));
    }

    private static DiagnosticReport note(String text, String at) {
        DiagnosticReport report = new DiagnosticReport().setEffective(new DateTimeType(at));
        report.addPresentedForm().setContentType("text/plain").setData(text.getBytes(StandardCharsets.UTF_8));
        return report;
    }

    private static DocumentReference document(String text, String at) {
        DocumentReference document = new DocumentReference();
        document.setDateElement(new org.hl7.fhir.r4.model.InstantType(at));
        document.addContent().getAttachment().setData(text.getBytes(StandardCharsets.UTF_8));
        return document;
    }

    private static CodeableConcept coded(String code, String display) {
        return new CodeableConcept(new Coding("urn:test", code, display));
    }

    private static void link(Assertion... assertions) {
        LinkedMapping.of(new Mapping.Mapped(List.of(assertions), List.of(), List.of()), Format.HL7V2);
    }

    private static Assertion said(Resource resource, String local) {
        return Assertion.snapshot(key(resource, local), new Precedence(Instant.EPOCH, 0, ""), resource, "here");
    }

    private static String urn(Resource resource, String local) {
        return key(resource, local).urn();
    }

    private static AssertionKey key(Resource resource, String local) {
        return AssertionKey.of(PERSON, resource.fhirType(), local);
    }
}
