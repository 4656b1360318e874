package org.healthrecord.mapping.fhir.older;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_30_40;
import org.hl7.fhir.dstu3.model.Immunization.ImmunizationReactionComponent;
import org.hl7.fhir.dstu3.model.Immunization.ImmunizationVaccinationProtocolComponent;
import org.hl7.fhir.dstu3.model.Observation.ObservationRelatedComponent;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * STU3 to R4 by HAPI's converter, and then what it leaves behind: the protocol and the reactions of an immunization, the
 * relations of observations, who made a series of images, a relative's sex. Source: FHIR R4, the R3 to R4 maps of each type.
 */
final class Stu3 {
    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/";
    private static final String OLDER = "http://hl7.org/fhir/3.0/StructureDefinition/extension-";
    private static final String PROTOCOL = OLDER + "Immunization.vaccinationProtocol.";
    private static final String RELATED = OLDER + "Observation.related.";

    private Stu3() {}

    static Resource toR4(org.hl7.fhir.dstu3.model.Resource sent, List<Issue> issues) {
        return sent instanceof org.hl7.fhir.dstu3.model.Bundle bundle ? bundle(bundle, issues) : one(sent, issues);
    }

    /** Entry by entry, because the converter gives up a whole bundle for one type it does not know. */
    private static Bundle bundle(org.hl7.fhir.dstu3.model.Bundle sent, List<Issue> issues) {
        List<@Nullable Resource> resources = new ArrayList<>();
        for (var entry : sent.getEntry()) {
            resources.add(entry.getResource() == null ? null : one(entry.getResource(), issues));
            entry.setResource(placeholder());
        }
        Bundle converted = (Bundle) VersionConvertorFactory_30_40.convertResource(sent);
        if (converted.getEntry().size() != resources.size()) {
            throw new FHIRException("The bundle has entries without anything in them.");
        }
        for (int i = 0; i < resources.size(); i++) {
            converted.getEntry().get(i).setResource(resources.get(i));
        }
        return converted;
    }

    private static org.hl7.fhir.dstu3.model.Resource placeholder() {
        return new org.hl7.fhir.dstu3.model.Binary().setContentType("text/plain");
    }

    private static Resource one(org.hl7.fhir.dstu3.model.Resource sent, List<Issue> issues) {
        org.hl7.fhir.dstu3.model.Attachment file = Stu3Files.takenFrom(sent);
        Resource converted;
        try {
            converted = Converted.by(() -> VersionConvertorFactory_30_40.convertResource(sent));
        } catch (FHIRException notKnown) {
            return OlderElements.toR4(3, json(sent), issues);
        }
        OlderElements.complete(3, () -> json(sent), converted, sent.fhirType());
        correct(sent, converted);
        Stu3Files.putInto(converted, file);
        OlderPatients.name(converted);
        return converted;
    }

    private static String json(org.hl7.fhir.dstu3.model.Resource sent) {
        return FhirContext.forDstu3Cached().newJsonParser().encodeResourceToString(sent);
    }

    private static void correct(org.hl7.fhir.dstu3.model.Resource sent, Resource converted) {
        if (sent instanceof org.hl7.fhir.dstu3.model.Immunization from && converted instanceof Immunization to) {
            immunization(from, to);
        } else if (sent instanceof org.hl7.fhir.dstu3.model.ImagingStudy from && converted instanceof ImagingStudy to) {
            Stu3Images.correct(from, to);
        } else if (sent instanceof org.hl7.fhir.dstu3.model.Observation from && converted instanceof Observation to) {
            from.getRelated().forEach(r -> related(r, to));
        } else if (sent instanceof org.hl7.fhir.dstu3.model.MedicationStatement from
                && converted instanceof MedicationStatement to
                && !from.hasReasonCode()) {
            // The converter takes why it is not taken for why it is.
            to.setReasonCode(null);
        } else if (sent instanceof org.hl7.fhir.dstu3.model.DocumentReference from
                && converted instanceof DocumentReference to
                && from.hasCreated()) {
            OlderElements.created(from.getCreatedElement().getValueAsString(), to);
        } else if (sent instanceof org.hl7.fhir.dstu3.model.FamilyMemberHistory from
                && converted instanceof FamilyMemberHistory to
                && from.hasGender()
                && !to.hasSex()) {
            OlderElements.sex(from.getGender().toCode(), to);
        }
    }

    private static void immunization(org.hl7.fhir.dstu3.model.Immunization from, Immunization to) {
        if (!to.hasProtocolApplied()) {
            from.getVaccinationProtocol().forEach(p -> protocol(p, to.addProtocolApplied()));
        }
        if (!to.hasReaction() || !to.getReactionFirstRep().hasDate()) {
            to.setReaction(new ArrayList<>());
            from.getReaction().forEach(r -> reaction(r, to));
        }
    }

    private static void protocol(
            ImmunizationVaccinationProtocolComponent from, ImmunizationProtocolAppliedComponent to) {
        if (from.hasAuthority()) {
            to.setAuthority(reference(from.getAuthority()));
        }
        if (from.hasSeries()) {
            to.setSeries(from.getSeries());
        }
        if (from.hasDoseSequence()) {
            to.setDoseNumber(new PositiveIntType(from.getDoseSequence()));
        }
        if (from.hasSeriesDoses()) {
            to.setSeriesDoses(new PositiveIntType(from.getSeriesDoses()));
        }
        from.getTargetDisease().forEach(d -> concept(d, to.addTargetDisease()));
        if (from.hasDescription()) {
            to.addExtension(PROTOCOL + "description", new StringType(from.getDescription()));
        }
        if (from.hasDoseStatus()) {
            to.addExtension(PROTOCOL + "doseStatus", concept(from.getDoseStatus(), new CodeableConcept()));
        }
        if (from.hasDoseStatusReason()) {
            to.addExtension(PROTOCOL + "doseStatusReason", concept(from.getDoseStatusReason(), new CodeableConcept()));
        }
    }

    /** R4 has elements for members and sources, extensions for what follows or replaces, and no more than that. */
    private static void related(ObservationRelatedComponent from, Observation to) {
        String type = from.getType() == null ? "" : from.getType().toCode();
        switch (type) {
            case "sequel-to" -> to.addExtension(EXTENSION + "observation-sequelTo", reference(from.getTarget()));
            case "replaces" -> to.addExtension(EXTENSION + "observation-replaces", reference(from.getTarget()));
            case "qualified-by", "interfered-by" -> to.addExtension(RELATED + type, reference(from.getTarget()));
            default -> {
                // The converter's own.
            }
        }
    }

    private static void reaction(ImmunizationReactionComponent from, Immunization to) {
        Immunization.ImmunizationReactionComponent reaction = to.addReaction();
        if (from.hasDate()) {
            reaction.setDateElement(new DateTimeType(from.getDateElement().getValueAsString()));
        }
        if (from.hasDetail()) {
            reaction.setDetail(reference(from.getDetail()));
        }
        if (from.hasReported()) {
            reaction.setReported(from.getReported());
        }
    }

    private static Reference reference(org.hl7.fhir.dstu3.model.Reference from) {
        return new Reference(from.getReference()).setDisplay(from.getDisplay());
    }

    private static CodeableConcept concept(org.hl7.fhir.dstu3.model.CodeableConcept from, CodeableConcept to) {
        to.setText(from.getText());
        from.getCoding().forEach(c -> to.addCoding()
                .setSystem(c.getSystem())
                .setCode(c.getCode())
                .setDisplay(c.getDisplay()));
        return to;
    }
}
