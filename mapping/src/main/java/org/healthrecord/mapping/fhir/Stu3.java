package org.healthrecord.mapping.fhir;

import java.util.ArrayList;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_30_40;
import org.hl7.fhir.dstu3.model.Immunization.ImmunizationReactionComponent;
import org.hl7.fhir.dstu3.model.Immunization.ImmunizationVaccinationProtocolComponent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * STU3 to R4 by HAPI's converter, and then what it leaves behind: the protocol and the reactions of an immunization, and
 * the identifiers of images, which are URNs in STU3 and bare OIDs in R4. Source: FHIR R4, the R3 to R4 maps of each type.
 */
final class Stu3 {
    private static final String OID = "urn:oid:";

    private Stu3() {}

    static Resource toR4(org.hl7.fhir.dstu3.model.Resource sent) {
        Resource converted = VersionConvertorFactory_30_40.convertResource(sent);
        if (sent instanceof org.hl7.fhir.dstu3.model.Bundle from && converted instanceof Bundle to) {
            if (from.getEntry().size() == to.getEntry().size()) {
                for (int i = 0; i < to.getEntry().size(); i++) {
                    correct(
                            from.getEntry().get(i).getResource(),
                            to.getEntry().get(i).getResource());
                }
            }
        } else {
            correct(sent, converted);
        }
        return converted;
    }

    private static void correct(org.hl7.fhir.dstu3.model.Resource sent, Resource converted) {
        if (sent instanceof org.hl7.fhir.dstu3.model.Immunization from && converted instanceof Immunization to) {
            immunization(from, to);
        } else if (converted instanceof ImagingStudy study) {
            images(study);
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

    private static void concept(org.hl7.fhir.dstu3.model.CodeableConcept from, CodeableConcept to) {
        to.setText(from.getText());
        from.getCoding().forEach(c -> to.addCoding()
                .setSystem(c.getSystem())
                .setCode(c.getCode())
                .setDisplay(c.getDisplay()));
    }

    private static void images(ImagingStudy study) {
        study.getSeries().forEach(series -> {
            series.setUid(bare(series.getUid()));
            series.getInstance().forEach(instance -> instance.setUid(bare(instance.getUid())));
        });
    }

    private static @Nullable String bare(@Nullable String uid) {
        return uid != null && uid.startsWith(OID) ? uid.substring(OID.length()) : uid;
    }
}
