package org.healthrecord.mapping.hl7v2.segment.clinical;

import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.TakenBack;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xpn;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Segments AL1 and IAM to AllergyIntolerance, after the guide. A segment without a status states that the patient has
 * the allergy, and FHIR has no way to leave the status open (constraint ait-1).
 */
public final class Al1Allergy {
    private static final String ALTERNATE = "http://hl7.org/fhir/StructureDefinition/alternate-codes";

    private static final String RELATION = "urn:hl7-org:v2:IAM-15";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private static final Map<String, String> VERIFIED = Map.of(
            "C",
            "confirmed",
            "I",
            "confirmed",
            "P",
            "unconfirmed",
            "S",
            "unconfirmed",
            "U",
            "unconfirmed",
            "D",
            "unconfirmed",
            "E",
            "entered-in-error");

    private Al1Allergy() {}

    public static AllergyIntolerance fromAl1(Segment al1, RegistrationDraft draft) {
        AllergyIntolerance allergy = common(al1, draft);
        Ts.dateTime(al1.value(6), draft.sender()).ifPresent(allergy::setOnset);
        return stated(allergy);
    }

    public static AllergyIntolerance fromIam(Segment iam, RegistrationDraft draft) {
        Sender sender = draft.sender();
        AllergyIntolerance allergy = common(iam, draft);
        Ei.identifier(iam.value(7), sender).ifPresent(allergy::addIdentifier);
        Ts.dateTime(iam.value(11), sender).ifPresent(allergy::setOnset);
        if (!allergy.hasOnset() && iam.valued(12)) {
            allergy.setOnset(new StringType(iam.value(12).text()));
        }
        Ts.dateTime(iam.value(13), sender).ifPresent(allergy::setRecordedDateElement);
        draft.directory().practitioners(iam.values(18), (v, r) -> allergy.setRecorder(r));
        reporter(iam, allergy, sender);
        status(iam, allergy, sender);
        Cwe.concept(iam.value(27), sender).ifPresent(c -> c.getCoding().forEach(allergy.getCode()::addCoding));
        // A status in the clinic's own codes is a status, and may well mean that the allergy is over.
        boolean own = iam.valued(17) && !VERIFIED.containsKey(iam.text(17));
        return own ? allergy : stated(allergy);
    }

    private static AllergyIntolerance stated(AllergyIntolerance allergy) {
        boolean inError = allergy.getVerificationStatus().getCoding().stream()
                .anyMatch(c -> TakenBack.IN_ERROR.equals(c.getCode()));
        if (!allergy.hasClinicalStatus() && !inError) {
            allergy.setClinicalStatus(new CodeableConcept().addCoding(new Coding(CLINICAL, "active", null)));
        }
        return allergy;
    }

    /** The clinic's own identifier of the allergy (IAM-7), else what it is to. */
    public static String key(Segment segment) {
        boolean iam = segment.name().equals("IAM") && segment.valued(7);
        return iam ? KeyKind.ALLERGY.of(Ei.key(segment.value(7))) : KeyKind.ALLERGY.of(FactCode.of(segment.value(3)));
    }

    private static AllergyIntolerance common(Segment segment, RegistrationDraft draft) {
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
            if (value.has(2) || value.has(3)) {
                Cwe.concept(value, sender).ifPresent(reaction::addManifestation);
            } else {
                reaction.addManifestation().setText(value.text());
            }
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

    /** IAM-14 and 15: who reported the allergy; FHIR calls that person the asserter. */
    private static void reporter(Segment iam, AllergyIntolerance allergy, Sender sender) {
        Xpn.name(iam.value(14), sender).map(HumanName::getNameAsSingleString).ifPresent(name -> {
            Optional<CodeableConcept> relation = Cwe.concept(iam.value(15), "Relationship", sender);
            Reference reporter = new Reference().setDisplay(name);
            relation.ifPresent(c -> reporter.addExtension(RELATION, c));
            allergy.setAsserter(reporter);
        });
    }

    /** IAM-17 (HL7 table 0438) is certainty and, where confirmed, presence; a doubt says nothing of presence. */
    private static void status(Segment iam, AllergyIntolerance allergy, Sender sender) {
        Optional<CodeableConcept> sent = Cwe.ofTable(iam.value(17), "0438", sender);
        if (sent.isEmpty()) {
            return;
        }
        String code = iam.text(17);
        coded(CLINICAL, Map.of("C", "active", "P", "active", "S", "active", "U", "active", "I", "inactive"), code)
                .ifPresent(c -> allergy.setClinicalStatus(c.setText(Cwe.display(iam.value(17)))));
        coded(VERIFICATION, VERIFIED, code).ifPresent(c -> {
            sent.get().getCoding().forEach(c::addCoding);
            allergy.setVerificationStatus(c);
        });
    }

    private static Optional<CodeableConcept> coded(String system, Map<String, String> codes, String sent) {
        return Optional.ofNullable(codes.get(sent))
                .map(c -> new CodeableConcept().addCoding(new Coding(system, c, null)));
    }
}
