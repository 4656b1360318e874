package org.healthrecord.mapping.assertion;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * Completes a resource whose statement left out what FHIR R4 requires: a change ({@link Assertion.Mode#PATCH}) names
 * only what it changes. The gap is filled where the whole resource is shown, with the status {@code unknown} or a
 * data-absent-reason, never with a guess.
 */
public final class RequiredElements {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String ABSENT_CODES = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private RequiredElements() {}

    /** Fills the gaps in place and returns the same resource. */
    public static Resource complete(Resource resource) {
        if (resource instanceof Encounter e) {
            complete(e);
        } else if (resource instanceof Observation o) {
            complete(o);
        } else if (resource instanceof DiagnosticReport r) {
            complete(r);
        } else if (resource instanceof MedicationRequest m) {
            complete(m);
        } else if (resource instanceof ServiceRequest s) {
            complete(s);
        } else if (resource instanceof Immunization i && !i.hasVaccineCode()) {
            i.setVaccineCode(unknownConcept());
        } else if (resource instanceof Procedure p && !p.hasStatus()) {
            p.setStatus(ProcedureStatus.UNKNOWN);
        }
        return resource;
    }

    private static void complete(Encounter e) {
        if (!e.hasStatus()) {
            e.setStatus(EncounterStatus.UNKNOWN);
        }
        if (!e.hasClass_()) {
            Coding unknown = new Coding();
            unknown.addExtension(unknown());
            e.setClass_(unknown);
        }
    }

    private static void complete(Observation o) {
        if (!o.hasStatus()) {
            o.setStatus(ObservationStatus.UNKNOWN);
        }
        if (!o.hasCode()) {
            o.setCode(unknownConcept());
        }
    }

    private static void complete(DiagnosticReport r) {
        if (!r.hasStatus()) {
            r.setStatus(DiagnosticReportStatus.UNKNOWN);
        }
        if (!r.hasCode()) {
            r.setCode(unknownConcept());
        }
    }

    private static void complete(MedicationRequest m) {
        if (!m.hasStatus()) {
            m.setStatus(MedicationRequestStatus.UNKNOWN);
        }
        if (!m.hasIntent()) {
            m.setIntent(MedicationRequestIntent.ORDER);
        }
        if (!m.hasMedication()) {
            m.setMedication(unknownConcept());
        }
    }

    private static void complete(ServiceRequest s) {
        if (!s.hasStatus()) {
            s.setStatus(ServiceRequestStatus.UNKNOWN);
        }
        if (!s.hasIntent()) {
            s.setIntent(ServiceRequestIntent.ORDER);
        }
    }

    /** The extension that says a value is not known. */
    public static Extension unknown() {
        return new Extension(ABSENT, new CodeType("unknown"));
    }

    private static CodeableConcept unknownConcept() {
        return new CodeableConcept().addCoding(new Coding(ABSENT_CODES, "unknown", "Unknown"));
    }
}
