package org.healthrecord.mapping.hl7v2.segment.clinical;

import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;

/** Segment PV2 to Encounter. */
public final class Pv2Encounter {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private Pv2Encounter() {}

    public static void add(Segment pv2, Encounter encounter, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Pv1Encounter.location(pv2.value(1), EncounterLocationStatus.PLANNED, encounter, draft.directory());
        Cwe.concept(pv2.value(3), sender).ifPresent(encounter::addReasonCode);
        if (pv2.valued(12)) {
            encounter.addType().setText(pv2.value(12).text());
        }
        Ts.dateTime(pv2.value(8), sender)
                .ifPresent(t -> encounter.addExtension(BASE + "encounter-plannedStartDate", t));
        Ts.dateTime(pv2.value(9), sender).ifPresent(t -> encounter.addExtension(BASE + "encounter-plannedEndDate", t));
        Quantities.number(pv2.text(11)).ifPresent(q -> {
            Duration length = new Duration();
            length.setValue(q.getValue())
                    .setUnit("day")
                    .setSystem("http://unitsofmeasure.org")
                    .setCode("d");
            encounter.setLength(length);
        });
        Pv1Encounter.participants(pv2, 13, "REF", "referrer", encounter, draft.directory());
        Cwe.concept(pv2.value(25), "EncounterPriority", sender).ifPresent(encounter::setPriority);
        Cwe.coding(pv2.value(38), sender).ifPresent(c -> encounter.addExtension(BASE + "encounter-modeOfArrival", c));
        switch (pv2.text(22)) {
            case "Y" -> encounter.getMeta().addSecurity(CONFIDENTIALITY, "R", "restricted");
            case "N" -> encounter.getMeta().addSecurity(CONFIDENTIALITY, "N", "normal");
            default -> {}
        }
    }
}
