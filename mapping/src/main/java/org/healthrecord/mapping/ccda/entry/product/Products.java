package org.healthrecord.mapping.ccda.entry.product;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Concepts;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** The product of a medication, immunization or supply. */
public final class Products {
    private static final String CVX = "http://hl7.org/fhir/sid/cvx";

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
        return isNone(entry, doc) ? NoKnown.medication(words(material, doc)) : named(entry, doc);
    }

    /** Whether any drug is denied: by negation, or in the words of a code that means any drug. */
    public static boolean isNone(CdaNode entry, CdaDocument doc) {
        CdaNode code = material(entry).child("code");
        if (!NoKnown.meansAnyDrug(code)) {
            return false;
        }
        String words = code.attr("code").isEmpty() ? "" : words(material(entry), doc);
        return NoKnown.isNegated(entry) || Absence.says(words) && !Absence.saysNotKnown(words);
    }

    private static String words(CdaNode material, CdaDocument doc) {
        String words = doc.concepts().words(material.child("code"));
        return words.isEmpty() ? material.child("name").text() : words;
    }

    /** The product, in codes and words; null where none is named, or only that there is none. */
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
        return code == null || Absence.isUncoded(code) || isNoVaccine(material.child("code")) ? null : code;
    }

    /** CVX 998: no vaccine administered. */
    private static boolean isNoVaccine(CdaNode code) {
        Coding coding = Concepts.coding(code);
        return coding != null && "998".equals(coding.getCode()) && CVX.equals(coding.getSystem());
    }

    /** What FHIR's medication statements have no element for: a text that is no sig, lot, maker, vehicle, the form of a measured dose. */
    public static List<Annotation> notes(CdaNode entry, CdaDocument doc) {
        List<Annotation> notes = new ArrayList<>();
        add(notes, "", Sig.of(entry, doc).description());
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
