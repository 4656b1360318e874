package org.healthrecord.mapping.hl7v2.segment.result;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SimpleQuantity;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenCollectionComponent;
import org.hl7.fhir.r4.model.Specimen.SpecimenContainerComponent;
import org.hl7.fhir.r4.model.Specimen.SpecimenStatus;

/** Segment SPM, or the specimen fields of OBR, to Specimen. */
public final class SpmSpecimen {
    private SpmSpecimen() {}

    public static Specimen fromSpm(Segment spm, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Specimen specimen = new Specimen();
        specimen.setSubject(draft.subject());
        Ei.ofPair(spm.value(2), 1, "PGN", sender).ifPresent(specimen::addIdentifier);
        Ei.ofPair(spm.value(2), 2, "FGN", sender).ifPresent(specimen::addIdentifier);
        for (Value parent : spm.values(3)) {
            for (int n = 1; n <= 2; n++) {
                Ei.ofPair(parent, n, n == 1 ? "PGN" : "FGN", sender)
                        .ifPresent(i -> specimen.addParent(
                                new Reference().setType("Specimen").setIdentifier(i)));
            }
        }
        Cx.identifier(spm.value(30), sender).ifPresent(specimen::setAccessionIdentifier);
        Cx.identifier(spm.value(31), sender).ifPresent(specimen::addIdentifier);
        Ei.identifier(spm.value(32), sender).ifPresent(specimen::addIdentifier);
        Cwe.concept(spm.value(4), sender).ifPresent(specimen::setType);
        Cwe.concept(spm.value(5), sender).ifPresent(specimen::addCondition);
        HlTables.code("SpecimenStatus", spm.text(20)).ifPresent(s -> specimen.setStatus(SpecimenStatus.fromCode(s)));
        Ts.dateTime(spm.value(18), sender).ifPresent(specimen::setReceivedTimeElement);
        spm.values(24).forEach(v -> Cwe.concept(v, sender).ifPresent(specimen::addCondition));
        spm.values(14).forEach(v -> specimen.addNote().setText(v.text()));
        SpecimenCollectionComponent collection = collection(spm, sender);
        if (!collection.isEmpty()) {
            specimen.setCollection(collection);
        }
        container(spm, specimen, sender);
        return specimen;
    }

    /** What an OBR that goes with the SPM says of the specimen: who collected it (OBR-10), when it came (OBR-14), OBR-39. */
    public static void addFromObr(Segment obr, Specimen specimen, RegistrationDraft draft) {
        draft.directory().practitioners(obr.values(10), (v, r) -> specimen.getCollection()
                .setCollector(r));
        fasting(obr, draft.sender()).ifPresent(c -> specimen.getCollection().setFastingStatus(c));
        if (!specimen.hasReceivedTime()) {
            Ts.dateTime(obr.value(14), draft.sender()).ifPresent(specimen::setReceivedTimeElement);
        }
        obr.values(39).forEach(v -> specimen.addNote().setText(Cwe.display(v)));
    }

    /** OBR-15 and its neighbours, where no SPM comes with the order; empty where they say nothing. */
    public static Optional<Specimen> fromObr(Segment obr, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Optional<CodeableConcept> fasting = fasting(obr, sender);
        if (!obr.valued(15) && !obr.valued(14) && !obr.valued(9) && !obr.valued(10) && fasting.isEmpty()) {
            return Optional.empty();
        }
        Specimen specimen = new Specimen();
        specimen.setSubject(draft.subject());
        Value source = obr.value(15);
        Cwe.concept(source.at(1), sender).ifPresent(specimen::setType);
        Ei.identifier(obr.value(2), sender).ifPresent(specimen::setAccessionIdentifier);
        Ei.identifier(obr.value(3), "FILL", sender).ifPresent(specimen::addIdentifier);
        SpecimenCollectionComponent collection = new SpecimenCollectionComponent();
        Cwe.concept(source.at(4), sender).ifPresent(collection::setBodySite);
        ObrDiagnosticReport.effective(obr, sender).ifPresent(collection::setCollected);
        fasting.ifPresent(collection::setFastingStatus);
        quantity(Quantities.cq(obr.value(9), sender)).ifPresent(collection::setQuantity);
        draft.directory().practitioners(obr.values(10), (v, r) -> collection.setCollector(r));
        Ts.dateTime(obr.value(14), sender).ifPresent(specimen::setReceivedTimeElement);
        if (!collection.isEmpty()) {
            specimen.setCollection(collection);
        }
        obr.values(39).forEach(v -> specimen.addNote().setText(Cwe.display(v)));
        return Optional.of(specimen);
    }

    /** What OBR-13 says by HL7 table 0916 of the patient's fasting; anything else there is a note of the order. */
    public static Optional<CodeableConcept> fasting(Value clinical, Sender sender) {
        return clinical.has(3)
                ? Cwe.concept(clinical, sender).filter(c -> HlTables.v2Table("0916")
                        .equals(c.getCodingFirstRep().getSystem()))
                : Optional.empty();
    }

    private static Optional<CodeableConcept> fasting(Segment obr, Sender sender) {
        return obr.values(13).stream()
                .map(v -> fasting(v, sender))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The specimen's own number, else the order's with its type. */
    public static String key(Segment spm, Order order) {
        Value pair = spm.value(2);
        String own = pair.at(2).has(1) ? pair.at(2).part(1) : pair.at(1).part(1);
        return own.isEmpty()
                ? KeyKind.SPECIMEN.of("order", order.fillerNumber(), FactCode.of(spm.value(4)), spm.text(17))
                : KeyKind.SPECIMEN.of(own);
    }

    private static SpecimenCollectionComponent collection(Segment spm, Sender sender) {
        SpecimenCollectionComponent collection = new SpecimenCollectionComponent();
        Cwe.concept(spm.value(7), sender).ifPresent(collection::setMethod);
        Cwe.concept(spm.value(8), sender).ifPresent(collection::setBodySite);
        quantity(Quantities.cq(spm.value(12), sender)).ifPresent(collection::setQuantity);
        Value range = spm.value(17);
        if (range.has(2)) {
            Ts.period(range.at(1), range.at(2), sender).ifPresent(collection::setCollected);
        } else {
            Ts.dateTime(range, sender).ifPresent(collection::setCollected);
        }
        return collection;
    }

    private static void container(Segment spm, Specimen specimen, Sender sender) {
        SpecimenContainerComponent container = new SpecimenContainerComponent();
        Cwe.concept(spm.value(27), sender).ifPresent(container::setType);
        Cwe.concept(spm.value(6), sender).ifPresent(container::setAdditive);
        if (!container.isEmpty()) {
            specimen.addContainer(container);
        }
    }

    private static Optional<SimpleQuantity> quantity(Optional<Quantity> sent) {
        return sent.map(q -> {
            SimpleQuantity quantity = new SimpleQuantity();
            quantity.setValue(q.getValue());
            if (q.hasUnit()) {
                quantity.setUnit(q.getUnit()).setSystem(q.getSystem()).setCode(q.getCode());
            }
            return quantity;
        });
    }
}
