package org.healthrecord.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationPerformerComponent;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationPerformerComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Where a resource refers to the people and places behind it. */
final class PeopleReferences {
    private PeopleReferences() {}

    /** Those that hold something. */
    static List<Reference> of(Resource resource) {
        return all(resource).filter(r -> r != null && r.hasReference()).toList();
    }

    private static Stream<Reference> all(Resource resource) {
        if (resource instanceof Observation o) {
            return o.getPerformer().stream();
        } else if (resource instanceof MedicationRequest m) {
            return Stream.of(m.getRequester(), m.getRecorder(), m.getPerformer());
        } else if (resource instanceof DiagnosticReport r) {
            return Stream.concat(r.getPerformer().stream(), r.getResultsInterpreter().stream());
        } else if (resource instanceof ServiceRequest s) {
            return Stream.concat(Stream.of(s.getRequester()), s.getPerformer().stream());
        } else if (resource instanceof Condition c) {
            return Stream.of(c.getRecorder(), c.getAsserter());
        } else if (resource instanceof AllergyIntolerance a) {
            return Stream.of(a.getRecorder(), a.getAsserter());
        } else if (resource instanceof Patient p) {
            return p.getGeneralPractitioner().stream();
        } else if (resource instanceof DocumentReference d) {
            return d.getAuthor().stream();
        } else if (resource instanceof MedicationStatement m) {
            return Stream.of(m.getInformationSource());
        }
        return members(resource);
    }

    private static Stream<Reference> members(Resource resource) {
        if (resource instanceof Procedure p) {
            return p.getPerformer().stream().map(ProcedurePerformerComponent::getActor);
        } else if (resource instanceof Immunization i) {
            return i.getPerformer().stream().map(ImmunizationPerformerComponent::getActor);
        } else if (resource instanceof Encounter e) {
            return e.getParticipant().stream().map(EncounterParticipantComponent::getIndividual);
        } else if (resource instanceof CareTeam t) {
            return t.getParticipant().stream().map(CareTeamParticipantComponent::getMember);
        } else if (resource instanceof MedicationAdministration m) {
            return m.getPerformer().stream().map(MedicationAdministrationPerformerComponent::getActor);
        }
        return Stream.empty();
    }
}
