package org.healthrecord.mapping.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthrecord.mapping.golden.GoldenFolder;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HAPI's converters do not know, or leave behind, on the way from DSTU2 and STU3. */
class OlderFhirTest {

    /** A negation that gets lost makes a fact of what never happened. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'resourceType':'Immunization','wasNotGiven':true,'status':'completed','date':'2014-01-01','reported':true,'patient':{'reference':'Patient/p'},'vaccineCode':{'text':'Flu'}}|not-done",
                "{'resourceType':'MedicationStatement','wasNotTaken':true,'status':'active','dateAsserted':'2015-01-01','patient':{'reference':'Patient/p'},'medicationCodeableConcept':{'text':'Aspirin'}}|not-taken",
                "{'resourceType':'Procedure','notPerformed':true,'status':'completed','subject':{'reference':'Patient/p'},'code':{'text':'Injection'}}|not-done",
                "{'resourceType':'Procedure','performer':[{'role':{'text':'surgeon'}}],'request':{'reference':'ProcedureRequest/1'},'status':'completed','subject':{'reference':'Patient/p'},'code':{'text':'Injection'}}|completed",
                "{'resourceType':'MedicationAdministration','wasNotGiven':true,'status':'completed','effectiveTimeDateTime':'2015-07-07T00:00:00Z','patient':{'reference':'Patient/p'},'medicationCodeableConcept':{'text':'Aspirin'}}|not-done",
                "{'resourceType':'Immunization','notGiven':true,'status':'completed','date':'2014-01-01','primarySource':true,'patient':{'reference':'Patient/p'},'vaccineCode':{'text':'Flu'}}|not-done",
                "{'resourceType':'MedicationStatement','taken':'n','status':'active','subject':{'reference':'Patient/p'},'medicationCodeableConcept':{'text':'Aspirin'}}|not-taken",
                "{'resourceType':'Procedure','notDone':true,'status':'completed','subject':{'reference':'Patient/p'},'code':{'text':'Injection'}}|not-done",
                "{'resourceType':'MedicationAdministration','notGiven':true,'status':'completed','effectiveDateTime':'2015-07-07T00:00:00Z','subject':{'reference':'Patient/p'},'medicationCodeableConcept':{'text':'Aspirin'}}|not-done",
                "{'resourceType':'MedicationDispense','notDone':true,'status':'completed','subject':{'reference':'Patient/p'},'medicationCodeableConcept':{'text':'Aspirin'}}|declined"
            })
    void whatWasNotDoneStaysNotDone(String sent, String status) {
        Base said = mapped(sent.replace('\'', '"'))
                .getNamedProperty("status")
                .getValues()
                .get(0);
        assertThat(said.primitiveValue()).isEqualTo(status);
    }

    @Test
    void notesOnRelativesAndDatesOfDocumentsComeAlongFromDstu2() {
        FamilyMemberHistory relative = (FamilyMemberHistory)
                mapped(
                        """
                {"resourceType":"FamilyMemberHistory","status":"completed","patient":{"reference":"Patient/p"},"relationship":{"text":"mother"},
                 "note":{"text":"adopted","time":"2015-02"},"condition":[{"code":{"text":"Stroke"},"note":{"text":"twice"}}]}""");
        assertThat(relative.getNoteFirstRep().getText()).isEqualTo("adopted");
        assertThat(relative.getNoteFirstRep().getTimeElement().getValueAsString())
                .isEqualTo("2015-02");
        assertThat(relative.getConditionFirstRep().getNoteFirstRep().getText()).isEqualTo("twice");

        DocumentReference document = (DocumentReference)
                mapped(
                        """
                {"resourceType":"DocumentReference","status":"current","type":{"text":"Note"},"subject":{"reference":"Patient/p"},
                 "created":"2016-01-01","indexed":"2016-01-02T03:04:05Z","content":[{"attachment":{"url":"https://example.org/n"},"format":[{"system":"urn:oid:1.3.6.1.4.1.19376.1.2.3","code":"urn:ihe:iti:xds:2017:mimeTypeSufficient"}]}]}""");
        assertThat(document.getDateElement().getValueAsString()).startsWith("2016-01-02T03:04:05");
        assertThat(document.getContentFirstRep()
                        .getAttachment()
                        .getCreationElement()
                        .getValueAsString())
                .isEqualTo("2016-01-01");
    }

    @Test
    void aTypeTheConverterDoesNotKnowIsTranslated() {
        Goal goal = (Goal)
                mapped(
                        """
                {"resourceType":"Goal","id":"g","subject":{"reference":"Patient/p"},"description":"Walk a mile","status":"in-progress",
                 "targetDate":"2026-06-06","addresses":[{"reference":"Condition/c"}],"note":[{"text":"slowly"}]}
                """);
        assertThat(goal.getDescription().getText()).isEqualTo("Walk a mile");
        assertThat(goal.getLifecycleStatus()).isEqualTo(Goal.GoalLifecycleStatus.ACTIVE);
        assertThat(goal.getTargetFirstRep().getDueDateType().getValueAsString()).isEqualTo("2026-06-06");
        assertThat(goal.getNoteFirstRep().getText()).isEqualTo("slowly");
    }

    @Test
    void aReferralIsARequestForAService() {
        ServiceRequest request = (ServiceRequest)
                mapped(
                        """
                {"resourceType":"ReferralRequest","id":"r","status":"accepted","patient":{"reference":"Patient/p"},"dateSent":"2026-09-09",
                 "requester":{"reference":"Practitioner/9"},"reason":{"text":"Murmur"},"serviceRequested":[{"text":"Cardiology"},{"text":"Echo"}]}
                """);
        assertThat(request.getStatus().toCode()).isEqualTo("active");
        assertThat(request.getCode().getText()).isEqualTo("Cardiology");
        assertThat(request.getOrderDetailFirstRep().getText()).isEqualTo("Echo");
        assertThat(request.getReasonCodeFirstRep().getText()).isEqualTo("Murmur");
        assertThat(request.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-09-09");
    }

    @Test
    void anAdverseEventOfStu3KeepsWhatHappened() {
        AdverseEvent event = (AdverseEvent)
                mapped(
                        """
                {"resourceType":"AdverseEvent","id":"a","category":"AE","type":{"text":"Itchy rash"},"subject":{"reference":"Patient/p"},
                 "date":"2026-01-29","reaction":[{"reference":"Condition/c"}]}
                """);
        assertThat(event.getEvent().getText()).isEqualTo("Itchy rash");
        assertThat(event.getActuality()).isEqualTo(AdverseEvent.AdverseEventActuality.ACTUAL);
        assertThat(event.getResultingCondition()).hasSize(1);
    }

    @Test
    void anImmunizationOfDstu2IsWhole() {
        Immunization given = (Immunization)
                mapped(
                        """
                {"resourceType":"Immunization","id":"i","status":"completed","date":"2026-01-10","vaccineCode":{"text":"Influenza"},
                 "patient":{"reference":"Patient/p"},"wasNotGiven":false,"reported":false,"lotNumber":"L1","site":{"text":"left arm"},
                 "doseQuantity":{"value":0.5,"unit":"mL"},"explanation":{"reason":[{"text":"routine"}]},
                 "vaccinationProtocol":[{"doseSequence":2,"series":"Yearly"}]}
                """);
        assertThat(given.getStatus()).isEqualTo(Immunization.ImmunizationStatus.COMPLETED);
        assertThat(given.getPrimarySource()).isTrue();
        assertThat(given.getOccurrenceDateTimeType().getValueAsString()).isEqualTo("2026-01-10");
        assertThat(given.getSite().getText()).isEqualTo("left arm");
        assertThat(given.getDoseQuantity().getValue()).isEqualByComparingTo("0.5");
        assertThat(given.getReasonCodeFirstRep().getText()).isEqualTo("routine");
        assertThat(given.getProtocolAppliedFirstRep()
                        .getDoseNumberPositiveIntType()
                        .getValue())
                .isEqualTo(2);
    }

    @Test
    void relationsOfAnObservationStay() {
        Observation observation = (Observation)
                mapped(
                        """
                {"resourceType":"Observation","id":"o","status":"final","code":{"text":"Pain"},"subject":{"reference":"Patient/p"},
                 "context":{"reference":"Encounter/e"},
                 "related":[{"type":"derived-from","target":{"reference":"Observation/1"}},{"type":"replaces","target":{"reference":"Observation/2"}}]}
                """);
        assertThat(observation.getDerivedFrom()).hasSize(1);
        assertThat(observation.getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/observation-replaces"))
                .isNotNull();
    }

    @Test
    void whyItIsNotTakenIsNotWhyItIs() {
        MedicationStatement statement = (MedicationStatement)
                mapped(
                        """
                {"resourceType":"MedicationStatement","id":"m","status":"active","taken":"n","reasonNotTaken":[{"text":"Nausea"}],
                 "subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"Aspirin"}}
                """);
        assertThat(statement.getStatusReasonFirstRep().getText()).isEqualTo("Nausea");
        assertThat(statement.getReasonCode()).isEmpty();
    }

    @Test
    void whatR4HasNoPlaceForIsAnIssueWithItsPointer() {
        Opened.Units opened = open(
                """
                {"resourceType":"MedicationOrder","id":"m","status":"stopped","dateWritten":"2026-01-01","dateEnded":"2026-03-03",
                 "patient":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"Aspirin"}}
                """);
        assertThat(opened.issues())
                .filteredOn(i -> i.code().equals("element-left-behind"))
                .extracting("place")
                .containsExactly("/dateEnded");
    }

    @Test
    void anAgeAtOnsetOfDstu2IsAnAge() {
        Condition condition = (Condition)
                mapped(
                        """
                {"resourceType":"Condition","id":"c","patient":{"reference":"Patient/p"},"code":{"text":"Asthma"},"clinicalStatus":"active",
                 "verificationStatus":"confirmed","dateRecorded":"2016-01-02","onsetQuantity":{"value":12,"unit":"a",
                 "system":"http://unitsofmeasure.org","code":"a"}}
                """);
        assertThat(condition.getOnsetAge().getValue()).isEqualByComparingTo("12");
        assertThat(condition.getOnsetAge().getCode()).isEqualTo("a");
        assertThat(condition.getRecordedDateElement().getValueAsString()).isEqualTo("2016-01-02");
    }

    @Test
    void aFileAsAValueOfStu3IsKeptBesideTheRest() {
        Observation observation = (Observation)
                mapped(
                        """
                {"resourceType":"Observation","id":"o","status":"final","subject":{"reference":"Patient/p"},"code":{"text":"Letter"},
                 "context":{"reference":"Encounter/e"},"comment":"as sent","valueAttachment":{"contentType":"text/plain","data":"YQ=="}}
                """);
        assertThat(observation.getNoteFirstRep().getText()).isEqualTo("as sent");
        assertThat(observation.getExtension())
                .extracting(Extension::getValue)
                .singleElement()
                .isInstanceOfSatisfying(
                        Attachment.class, a -> assertThat(a.getData()).isEqualTo(new byte[] {'a'}));
    }

    @ParameterizedTest
    @CsvSource({
        "active,active,",
        "confirmed,active,confirmed",
        "unconfirmed,active,unconfirmed",
        "resolved,resolved,",
        "inactive,inactive,",
        "refuted,inactive,refuted",
        "entered-in-error,,entered-in-error"
    })
    void theOneStatusOfAnAllergyOfDstu2IsTwo(String sent, String clinical, String verification) {
        AllergyIntolerance allergy = (AllergyIntolerance) mapped(
                """
                {"resourceType":"AllergyIntolerance","id":"a","status":"STATUS","patient":{"reference":"Patient/p"},
                 "substance":{"text":"Penicillin"},"lastOccurence":"2014-01-01"}
                """
                        .replace("STATUS", sent));
        assertThat(allergy.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo(clinical);
        assertThat(allergy.getVerificationStatus().getCodingFirstRep().getCode())
                .isEqualTo(verification);
    }

    @Test
    void raceAndEthnicityOfDstu2AreThoseOfUsCore() {
        Opened.Units opened = open(
                """
                {"resourceType":"Patient","id":"p","name":[{"family":["Quill"],"given":["Ola"]}],"careProvider":[{"display":"Dr. Grey"}],
                 "identifier":[{"system":"urn:mrn","value":"551"}],
                 "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/us-core-ethnicity","valueCodeableConcept":
                 {"coding":[{"system":"http://hl7.org/fhir/v3/Ethnicity","code":"2186-5","display":"Nonhispanic"}]}}]}
                """);
        Mapping.Mapped all = (Mapping.Mapped) opened.units().get(0).map();
        Patient patient = (Patient) all.assertions().get(0).resource();
        Extension ethnicity =
                patient.getExtensionByUrl("http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity");
        Coding category = (Coding) ethnicity.getExtensionByUrl("ombCategory").getValue();
        assertThat(category.getSystem()).isEqualTo("urn:oid:2.16.840.1.113883.6.238");
        assertThat(category.getCode()).isEqualTo("2186-5");
        assertThat(ethnicity.getExtensionString("text")).isEqualTo("Nonhispanic");
    }

    private static Opened.Units open(String older) {
        return (Opened.Units) new FhirMapper().open(GoldenFolder.text(older), FhirGoldenTest.SOURCE);
    }

    private static Resource mapped(String older) {
        Opened.Units opened = open(older);
        assertThat(opened.issues()).extracting("code").contains("older-fhir");
        Mapping.Mapped mapped = (Mapping.Mapped) opened.units().get(0).map();
        return mapped.assertions().get(1).resource();
    }
}
