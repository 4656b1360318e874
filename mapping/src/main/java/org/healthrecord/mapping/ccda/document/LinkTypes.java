package org.healthrecord.mapping.ccda.document;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** Where a resource of each type can point to another one that its entry refers to: mostly as a reason. */
final class LinkTypes {
    private static final Set<String> FINDINGS = Set.of("Condition", "Observation", "DiagnosticReport");
    private static final Set<String> REASONS =
            Set.of("Condition", "Observation", "DiagnosticReport", "DocumentReference", "Procedure");
    private static final Set<String> ADDRESSED =
            Set.of("Condition", "Observation", "MedicationStatement", "NutritionOrder", "ServiceRequest");
    private static final Set<String> SOURCES =
            Set.of("Observation", "DocumentReference", "ImagingStudy", "QuestionnaireResponse");

    private static final Set<String> WITH_CONTEXT =
            Set.of("MedicationStatement", "MedicationAdministration", "MedicationDispense");

    private LinkTypes() {}

    /** Whether there is such a place. */
    static boolean join(Resource from, EntryDraft to) {
        if (to.resource() instanceof Encounter && !(from instanceof Encounter)) {
            return at(from, to);
        }
        List<Reference> references = place(from, to.resource().fhirType());
        if (references == null) {
            return false;
        }
        references.add(to.reference());
        return true;
    }

    /** The visit at which it was; false where the type has no place for one, or another is there. */
    private static boolean at(Resource from, EntryDraft visit) {
        Property place = from.getNamedProperty(WITH_CONTEXT.contains(from.fhirType()) ? "context" : "encounter");
        boolean free = place != null && place.getTypeCode().startsWith("Reference") && !place.hasValues();
        if (free) {
            from.setProperty(place.getName(), visit.reference());
        }
        return free;
    }

    private static @Nullable List<Reference> place(Resource from, String to) {
        if (from instanceof Goal g) {
            return ADDRESSED.contains(to) ? g.getAddresses() : null;
        }
        if (from instanceof ServiceRequest s) {
            boolean reason = REASONS.contains(to) && !to.equals("Procedure");
            return reason ? s.getReasonReference() : s.getSupportingInfo();
        }
        if (from instanceof Condition c) {
            return c.addEvidence().getDetail();
        }
        if (from instanceof Observation o) {
            return SOURCES.contains(to) ? o.getDerivedFrom() : o.getFocus();
        }
        return ofCare(from, to);
    }

    private static @Nullable List<Reference> ofCare(Resource from, String to) {
        if (from instanceof Procedure p) {
            return REASONS.contains(to) ? p.getReasonReference() : null;
        }
        if (from instanceof Encounter e) {
            return Set.of("Condition", "Procedure", "Observation").contains(to) ? e.getReasonReference() : null;
        }
        if (!FINDINGS.contains(to)) {
            return from instanceof MedicationStatement m ? m.getDerivedFrom() : null;
        }
        if (from instanceof MedicationStatement m) {
            return m.getReasonReference();
        }
        if (from instanceof DeviceUseStatement d) {
            return d.getReasonReference();
        }
        if (from instanceof Immunization i) {
            return i.getReasonReference();
        }
        if (from instanceof MedicationAdministration m) {
            return m.getReasonReference();
        }
        boolean order = from instanceof MedicationRequest && !to.equals("DiagnosticReport");
        return order ? ((MedicationRequest) from).getReasonReference() : null;
    }
}
