package org.healthrecord.mapping.ccda.header;

import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * What the social history says of who the patient is, and US Core has as extensions of the Patient: sex at birth, gender
 * identity, tribal affiliation. The observations are also resources of their own, with their time and author.
 */
final class SocialIdentity {
    private static final String CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private static final String SOCIAL_HISTORY = "29762-2";

    private SocialIdentity() {}

    static void set(Patient p, CdaDocument doc) {
        for (CdaNode section : doc.root().all("component", "structuredBody", "component", "section")) {
            if (section.child("code").is("code", SOCIAL_HISTORY)) {
                section.all("entry", "observation").forEach(o -> observation(p, o, doc));
            }
        }
    }

    private static void observation(Patient p, CdaNode obs, CdaDocument doc) {
        boolean negated = obs.is("negationInd", "true") || obs.is("negationInd", "1");
        CodeableConcept value = negated || !obs.nullFlavor().isEmpty() ? null : doc.concept(obs.child("value"));
        if (value == null || !Systems.LOINC.equals(Systems.of(obs.child("code").attr("codeSystem")))) {
            return;
        }
        switch (obs.child("code").attr("code")) {
            case "76689-9" -> birthSex(p, obs.child("value"));
            case "76691-5" -> once(p, new Extension(CORE + "genderIdentity", value));
            case "95370-3" -> {
                Extension tribe = new Extension(CORE + "tribal-affiliation");
                tribe.addExtension("tribalAffiliation", value);
                once(p, tribe);
            }
            default -> {}
        }
    }

    private static void birthSex(Patient p, CdaNode value) {
        String code = birthSex(value.attr("code"));
        if (code != null && !p.hasExtension(CORE + "birthsex")) {
            p.addExtension(CORE + "birthsex", new CodeType(code));
        }
    }

    /** Of the codes that can mean a sex at birth those of the value set. */
    private static @Nullable String birthSex(String code) {
        return switch (code) {
            case "M", "248153007" -> "M";
            case "F", "248152002" -> "F";
            case "UNK", "OTH", "ASKU" -> code;
            default -> null;
        };
    }

    private static void once(Patient p, Extension extension) {
        if (p.getExtension().stream().noneMatch(e -> e.equalsDeep(extension))) {
            p.addExtension(extension);
        }
    }
}
