package org.healthrecord.mapping.ccda.entry.product;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** The product of a medication, immunization or supply. */
public final class Products {
    private Products() {}

    static CdaNode material(CdaNode entry) {
        for (String role : List.of("consumable", "product")) {
            CdaNode product = entry.at(role, "manufacturedProduct");
            for (String kind : List.of("manufacturedMaterial", "manufacturedLabeledDrug")) {
                if (product.child(kind).exists()) {
                    return product.child(kind);
                }
            }
        }
        return CdaNode.NONE;
    }

    /** The drug, in codes and words; "no known medications" where any drug is negated; null where none is named. */
    public static @Nullable CodeableConcept drug(CdaNode entry, CdaDocument doc) {
        CdaNode material = material(entry);
        if (NoKnown.isNegated(entry) && NoKnown.meansAnyDrug(material.child("code"))) {
            return NoKnown.medication(material.child("code"), doc);
        }
        return named(entry, doc);
    }

    public static @Nullable CodeableConcept named(CdaNode entry, CdaDocument doc) {
        CdaNode material = material(entry);
        CodeableConcept code = doc.concept(material.child("code"));
        String name = material.child("name").text();
        if (!name.isEmpty() && (code == null || !code.hasText())) {
            code = (code == null ? new CodeableConcept() : code).setText(name);
        }
        if (code == null) {
            String words = doc.narrative().text(entry.child("text"));
            code = words.isEmpty() || words.length() > 500 ? null : new CodeableConcept().setText(words);
        }
        return code;
    }

    /** What FHIR's medication statements have no element for: lot, maker, vehicle, the form of a measured dose. */
    public static List<Annotation> notes(CdaNode entry, CdaDocument doc) {
        List<Annotation> notes = new ArrayList<>();
        add(notes, "Lot number: ", material(entry).child("lotNumberText").text());
        CdaNode maker = entry.at("consumable", "manufacturedProduct", "manufacturerOrganization", "name");
        add(notes, "Manufacturer: ", maker.text());
        for (CdaNode participant : entry.children("participant")) {
            CodeableConcept vehicle = doc.concept(participant.at("participantRole", "playingEntity", "code"));
            if (participant.is("typeCode", "CSM") && vehicle != null) {
                add(notes, "Vehicle: ", words(vehicle));
            }
        }
        CodeableConcept form = doc.concept(entry.child("administrationUnitCode"));
        Quantity dose = Quantities.of(entry.child("doseQuantity"));
        if (form != null && dose != null && Dosages.isMeasured(dose)) {
            add(notes, "Administered as: ", words(form));
        }
        return notes;
    }

    private static void add(List<Annotation> notes, String what, String text) {
        if (!text.isEmpty()) {
            notes.add(new Annotation().setText(what + text));
        }
    }

    public static String words(CodeableConcept concept) {
        StringBuilder out = new StringBuilder(concept.hasText() ? concept.getText() : "");
        for (Coding c : concept.getCoding()) {
            out.append(out.length() == 0 ? "" : "; ")
                    .append(c.hasDisplay() ? c.getDisplay() + " " : "")
                    .append("(code ")
                    .append(c.getCode())
                    .append(")");
        }
        return out.toString();
    }
}
