package org.healthrecord.mapping.ccda.entry.problem;

import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Clinical and verification status of an allergy: its status observation, else its end, else the concern's status. */
final class AllergyStatus {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

    private AllergyStatus() {}

    static void set(AllergyIntolerance a, CdaNode obs, EntryScope in, boolean none) {
        if (obs.child("statusCode").is("code", "nullified")) {
            a.setVerificationStatus(concept(VERIFICATION, "entered-in-error"));
            return;
        }
        if (none || NoKnown.isNegated(obs)) {
            a.setVerificationStatus(concept(VERIFICATION, none ? "confirmed" : "refuted"));
            if (!none) {
                // FHIR demands a clinical status even here; the concern's "active" would be a danger.
                a.setClinicalStatus(concept(CLINICAL, "inactive"));
                return;
            }
        }
        String clinical = clinical(obs, in);
        if (clinical != null) {
            a.setClinicalStatus(concept(CLINICAL, clinical));
        }
    }

    private static @Nullable String clinical(CdaNode obs, EntryScope in) {
        String stated = null;
        for (CdaNode inner : EntryScope.inside(obs)) {
            if (inner.claims("4.28") || inner.child("code").is("code", "33999-4")) {
                in.doc().use(inner);
                stated = ofCode(inner.child("value").attr("code"));
            }
        }
        if (stated != null) {
            return stated;
        }
        return ProblemStatus.isOver(obs.at("effectiveTime", "high"))
                ? "resolved"
                : ofConcern(obs.parent().parent());
    }

    private static @Nullable String ofCode(String code) {
        return switch (code) {
            case "55561003" -> "active";
            case "73425007" -> "inactive";
            case "413322009" -> "resolved";
            default -> null;
        };
    }

    private static @Nullable String ofConcern(CdaNode act) {
        return switch (act.child("statusCode").attr("code")) {
            case "active" -> "active";
            case "completed", "suspended", "aborted" -> "inactive";
            default -> null;
        };
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }
}
