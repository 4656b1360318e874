package org.healthrecord.mapping.hl7v2.segment.result;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.code.VitalSigns;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Segment OBX to Observation. */
public final class ObxObservation {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private static final String ATTACHMENT = "urn:hl7-org:v2:OBX-5";

    /** Distinguishes results that are otherwise the same. */
    private static final String SUB_ID = "urn:hl7-org:v2:OBX-4";

    private ObxObservation() {}

    public static Observation observation(ObxGroup group, RegistrationDraft draft) {
        Segment obx = group.first();
        Sender sender = draft.sender();
        Observation observation = new Observation();
        observation.setSubject(draft.subject());
        draft.encounter().ifPresent(observation::setEncounter);
        Ei.identifier(obx.value(21), "FILL", sender).ifPresent(observation::addIdentifier);
        if (obx.valued(4)) {
            observation.addExtension(SUB_ID, new StringType(obx.value(4).text()));
        }
        observation.setStatus(status(group.status()));
        Cwe.concept(obx.value(3), sender).ifPresent(observation::setCode);
        category(observation);
        Cwe.ofTable(obx.value(29), "0936", sender).ifPresent(observation::addCategory);
        Cwe.ofTable(obx.value(30), "0937", sender).ifPresent(observation::addCategory);
        Ts.dateTime(obx.value(14), sender).ifPresent(observation::setEffective);
        value(group, observation, sender);
        for (Value flag : obx.values(8)) {
            Cwe.concept(flag, "Interpretation", sender).ifPresent(observation::addInterpretation);
        }
        Cwe.concept(obx.value(17), sender).ifPresent(observation::setMethod);
        Cwe.concept(obx.value(20), sender).ifPresent(observation::setBodySite);
        ObxReferenceRange.add(obx, observation, sender);
        ObxPerformers.add(obx, observation, draft.directory(), sender);
        device(obx, observation, draft);
        specimen(obx, observation, sender);
        Cwe.ofTable(obx.value(10), "0080", sender)
                .ifPresent(c -> observation.addExtension(BASE + "observation-nature-of-abnormal-test", c));
        Ts.dateTime(obx.value(19), sender)
                .ifPresent(t -> observation.addExtension(BASE + "observation-analysis-date-time", t));
        return observation;
    }

    /** HL7 table 0085; what is absent or unknown stays unknown. */
    static ObservationStatus status(String code) {
        return HlTables.code("ObservationStatus", code)
                .map(ObservationStatus::fromCode)
                .orElse(ObservationStatus.UNKNOWN);
    }

    /** Deleted, wrong, or unobtainable. */
    public static boolean isWithdrawn(Segment obx) {
        return isDeleted(obx) || obx.text(11).equals("X");
    }

    /** Deleted, or posted as wrong; not what could not be done. */
    public static boolean isDeleted(Segment obx) {
        String status = obx.text(11);
        return status.equals("D") || status.equals("W");
    }

    /** Whether it has a value although its status says that it is still to come, or nothing. */
    public static boolean isOpen(Observation observation) {
        boolean open = observation.getStatus() == ObservationStatus.REGISTERED
                || observation.getStatus() == ObservationStatus.UNKNOWN;
        return open && isValued(observation);
    }

    /** What people call the test. */
    public static @Nullable String name(Observation observation) {
        CodeableConcept code = observation.getCode();
        return code.hasText() ? code.getText() : code.getCodingFirstRep().getCode();
    }

    private static boolean isValued(Observation observation) {
        return observation.hasValue() || observation.hasComponent() || observation.hasExtension(ATTACHMENT);
    }

    private static void category(Observation observation) {
        boolean vital = observation.getCode().getCoding().stream()
                .anyMatch(c -> "http://loinc.org".equals(c.getSystem()) && VitalSigns.isOne(c.getCode()));
        if (vital) {
            observation.addCategory(
                    new CodeableConcept().addCoding(new Coding(CATEGORY, "vital-signs", "Vital Signs")));
        }
    }

    private static void value(ObxGroup group, Observation observation, Sender sender) {
        Segment obx = group.first();
        List<Attachment> files = ObxAttachment.attachments(group, sender);
        files.forEach(a -> observation.addExtension(ATTACHMENT, a));
        if (files.isEmpty() && ObxValue.isText(obx)) {
            String text = group.text();
            if (!text.isEmpty()) {
                number(obx, text, observation, sender);
            }
        } else if (files.isEmpty() && !ObxAttachment.isAttachment(obx)) {
            typed(obx, observation, sender);
        }
        absent(obx, observation);
    }

    private static void typed(Segment obx, Observation observation, Sender sender) {
        List<Value> values = obx.values(5);
        for (int i = 0; i < values.size(); i++) {
            Optional<Type> read = ObxValue.value(obx, values.get(i), sender);
            if (i == 0) {
                read.ifPresent(observation::setValue);
            } else {
                read.ifPresent(v -> observation
                        .addComponent()
                        .setCode(named(observation.getCode()))
                        .setValue(v));
            }
        }
    }

    /** The same by name: a component may not have the code of the observation whose first value it follows (obs-7). */
    private static CodeableConcept named(CodeableConcept code) {
        return new CodeableConcept()
                .setText(
                        code.hasText()
                                ? code.getText()
                                : code.getCodingFirstRep().getCode());
    }

    /** A string that is a number with a unit beside it is a quantity; everything else is text. */
    private static void number(Segment obx, String text, Observation observation, Sender sender) {
        boolean quantity = obx.valued(6) && !ObxValue.isNarrative(obx);
        Optional<Type> number = quantity
                ? Quantities.number(text).map(q -> Quantities.unit(q, obx.value(6), sender))
                : Optional.empty();
        observation.setValue(number.orElseGet(() -> new StringType(ObxValue.measured(text, obx, sender))));
    }

    /**
     * A test named without a result reads as a finding (SNOMED CT names many findings by the same code), so that it has none
     * is said; never beside a value (obs-6). A withdrawn one needs no reason.
     */
    private static void absent(Segment obx, Observation observation) {
        if (isValued(observation) || isWithdrawn(obx)) {
            return;
        }
        boolean open = observation.getStatus() == ObservationStatus.REGISTERED
                || observation.getStatus() == ObservationStatus.PRELIMINARY;
        Coding reason = obx.text(11).equals("N")
                ? new Coding(ABSENT, "not-asked", "Not Asked")
                : open
                        ? new Coding(ABSENT, "temp-unknown", "Temporarily Unknown")
                        : new Coding(ABSENT, "unknown", "Unknown");
        observation.setDataAbsentReason(new CodeableConcept().addCoding(reason));
    }

    /** OBX-33: the number of the one specimen that was observed, the filler's before the placer's. */
    private static void specimen(Segment obx, Observation observation, Sender sender) {
        if (obx.values(33).size() == 1) {
            Ei.ofPair(obx.value(33), 2, "FILL", sender)
                    .or(() -> Ei.ofPair(obx.value(33), 1, "PLAC", sender))
                    .ifPresent(i -> observation.setSpecimen(
                            new Reference().setType("Specimen").setIdentifier(i)));
        }
    }

    private static void device(Segment obx, Observation observation, RegistrationDraft draft) {
        for (Value value : obx.values(18)) {
            Ei.identifier(value, draft.sender()).ifPresent(i -> {
                Device device = new Device();
                device.addIdentifier(i);
                observation.setDevice(draft.directory()
                        .device(device, (i.hasSystem() ? i.getSystem() : "") + '|' + i.getValue(), value.place()));
            });
        }
    }
}
