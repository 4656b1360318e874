package org.healthrecord.mapping.hl7v2.segment;

import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.Draft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.StringType;

/**
 * Segments AL1 and IAM to AllergyIntolerance. Departs from the guide: the clinical status is left open, as neither says
 * that the allergy is active today, unless IAM-17 does.
 */
public final class Al1Allergy {
    private static final String ALTERNATE = "http://hl7.org/fhir/StructureDefinition/alternate-codes";

    private Al1Allergy() {}

    public static AllergyIntolerance fromAl1(Segment al1, Draft draft) {
        AllergyIntolerance allergy = common(al1, draft);
        Ts.dateTime(al1.value(6), draft.sender()).ifPresent(allergy::setOnset);
        return allergy;
    }

    public static AllergyIntolerance fromIam(Segment iam, Draft draft) {
        Sender sender = draft.sender();
        AllergyIntolerance allergy = common(iam, draft);
        Ei.identifier(iam.value(7), sender).ifPresent(allergy::addIdentifier);
        Ts.dateTime(iam.value(11), sender).ifPresent(allergy::setOnset);
        if (!allergy.hasOnset() && iam.valued(12)) {
            allergy.setOnset(new StringType(iam.value(12).text()));
        }
        Ts.dateTime(iam.value(13), sender).ifPresent(allergy::setRecordedDateElement);
        draft.directory().practitioners(iam.values(18), (v, r) -> allergy.setRecorder(r));
        clinicalStatus(iam.text(17)).ifPresent(c -> allergy.getClinicalStatus()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical")
                .setCode(c));
        return allergy;
    }

    /** The clinic's own identifier of the allergy (IAM-7), else what it is to. */
    public static String key(Segment segment) {
        boolean iam = segment.name().equals("IAM") && segment.valued(7);
        return iam ? "allergy|" + Ei.key(segment.value(7)) : "allergy|" + FactCode.of(segment.value(3));
    }

    private static AllergyIntolerance common(Segment segment, Draft draft) {
        Sender sender = draft.sender();
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setPatient(draft.subject());
        Value kind = segment.value(2);
        HlTables.code("AllergyType", kind.first(1)).ifPresent(t -> allergy.setType(AllergyIntoleranceType.fromCode(t)));
        HlTables.code("AllergyCategory", kind.first(1))
                .ifPresent(c -> allergy.addCategory(AllergyIntoleranceCategory.fromCode(c)));
        Cwe.ofTable(kind, "0127", sender).ifPresent(c -> alternate(allergy, c));
        Cwe.concept(segment.value(3), sender).ifPresent(allergy::setCode);
        severity(segment, allergy, sender);
        return allergy;
    }

    private static void alternate(AllergyIntolerance allergy, CodeableConcept sent) {
        if (allergy.hasCategory()) {
            allergy.getCategory().get(0).addExtension(ALTERNATE, sent);
        } else {
            allergy.addExtension(ALTERNATE, sent);
        }
    }

    private static void severity(Segment segment, AllergyIntolerance allergy, Sender sender) {
        Value severity = segment.value(4);
        String code = severity.first(1);
        HlTables.code("AllergyCriticality", code)
                .ifPresent(c -> allergy.setCriticality(AllergyIntoleranceCriticality.fromCode(c)));
        AllergyIntoleranceReactionComponent reaction = new AllergyIntoleranceReactionComponent();
        for (Value value : segment.values(5)) {
            Cwe.concept(value, sender).ifPresent(reaction::addManifestation);
        }
        Optional<CodeableConcept> sent = Cwe.ofTable(severity, "0128", sender);
        if (reaction.hasManifestation()) {
            HlTables.code("ReactionSeverity", code)
                    .ifPresent(s -> reaction.setSeverity(AllergyIntoleranceSeverity.fromCode(s)));
            allergy.addReaction(reaction);
        }
        sent.ifPresent(c -> {
            if (allergy.hasCriticality()) {
                allergy.getCriticalityElement().addExtension(ALTERNATE, c);
            } else {
                allergy.addExtension(ALTERNATE, c);
            }
        });
    }

    /** HL7 table 0438. */
    private static Optional<String> clinicalStatus(String code) {
        return switch (code) {
            case "C", "P", "S", "U" -> Optional.of("active");
            case "I", "D" -> Optional.of("inactive");
            default -> Optional.empty();
        };
    }
}
