package org.healthrecord.mapping.fhir;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.Issue;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_10_40;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * DSTU2 to R4 by HAPI's converter, entry by entry, because it gives up a whole bundle for one type it does not know.
 * Immunization, which it does not know, is translated here.
 */
final class Dstu2 {
    private Dstu2() {}

    static Resource toR4(org.hl7.fhir.dstu2.model.Resource sent, List<Issue> issues) {
        if (!(sent instanceof org.hl7.fhir.dstu2.model.Bundle bundle)) {
            Resource resource = one(sent);
            if (resource == null) {
                throw new FHIRException("not convertible");
            }
            return resource;
        }
        List<@Nullable Resource> resources = new ArrayList<>();
        for (var entry : bundle.getEntry()) {
            resources.add(entry.getResource() == null ? null : one(entry.getResource()));
            if (entry.getResource() != null && resources.get(resources.size() - 1) == null) {
                String place = "/entry/" + (resources.size() - 1) + "/resource";
                issues.add(Issue.error("not-convertible", place, "There is no way from this DSTU2 type to R4."));
            }
            entry.setResource(placeholder());
        }
        Bundle converted = (Bundle) VersionConvertorFactory_10_40.convertResource(bundle);
        if (converted.getEntry().size() != resources.size()) {
            throw new FHIRException("The bundle has entries without anything in them.");
        }
        for (int i = 0; i < resources.size(); i++) {
            converted.getEntry().get(i).setResource(resources.get(i));
        }
        return converted;
    }

    /** Keeps an entry's place while the bundle around it is converted; the converter leaves out empty entries. */
    private static org.hl7.fhir.dstu2.model.Resource placeholder() {
        org.hl7.fhir.dstu2.model.Binary placeholder = new org.hl7.fhir.dstu2.model.Binary();
        placeholder.setContentType("text/plain");
        return placeholder;
    }

    private static @Nullable Resource one(org.hl7.fhir.dstu2.model.Resource sent) {
        if (sent instanceof org.hl7.fhir.dstu2.model.Immunization immunization) {
            return immunization(immunization);
        }
        try {
            Resource converted = VersionConvertorFactory_10_40.convertResource(sent);
            if (converted instanceof Condition to && sent instanceof org.hl7.fhir.dstu2.model.Condition from) {
                // The converter makes midnight of a day.
                to.setRecordedDateElement(
                        from.hasDateRecorded()
                                ? new DateTimeType(from.getDateRecordedElement().getValueAsString())
                                : null);
            }
            return converted;
        } catch (FHIRException e) {
            return null;
        }
    }

    private static Immunization immunization(org.hl7.fhir.dstu2.model.Immunization sent) {
        Immunization to = new Immunization();
        to.setId(sent.getIdElement().getIdPart());
        sent.getIdentifier()
                .forEach(i -> to.addIdentifier().setSystem(i.getSystem()).setValue(i.getValue()));
        to.setStatus(status(sent));
        to.getVaccineCode().setText(sent.getVaccineCode().getText());
        sent.getVaccineCode().getCoding().forEach(c -> to.getVaccineCode()
                .addCoding()
                .setSystem(c.getSystem())
                .setCode(c.getCode())
                .setDisplay(c.getDisplay()));
        to.setPatient(reference(sent.getPatient()));
        to.setEncounter(reference(sent.getEncounter()));
        if (sent.hasDate()) {
            to.setOccurrence(new DateTimeType(sent.getDateElement().getValueAsString()));
        }
        if (sent.hasReported()) {
            to.setPrimarySource(!sent.getReported());
        }
        if (sent.hasLotNumber()) {
            to.setLotNumber(sent.getLotNumber());
        }
        return to;
    }

    private static @Nullable ImmunizationStatus status(org.hl7.fhir.dstu2.model.Immunization sent) {
        if (sent.hasWasNotGiven() && sent.getWasNotGiven()) {
            return ImmunizationStatus.NOTDONE;
        }
        String status = sent.getStatus() == null ? "" : sent.getStatus();
        return switch (status) {
            case "completed" -> ImmunizationStatus.COMPLETED;
            case "entered-in-error" -> ImmunizationStatus.ENTEREDINERROR;
            default -> null;
        };
    }

    private static @Nullable Reference reference(org.hl7.fhir.dstu2.model.@Nullable Reference sent) {
        return sent == null || !sent.hasReference()
                ? null
                : new Reference(sent.getReference()).setDisplay(sent.getDisplay());
    }
}
