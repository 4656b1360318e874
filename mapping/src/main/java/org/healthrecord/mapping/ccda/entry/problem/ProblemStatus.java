package org.healthrecord.mapping.ccda.entry.problem;

import java.util.Set;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Clinical and verification status of a problem, only from what is stated: the Problem Status observation (table
 * CF_ProblemStatus), else the end of the problem (one on an unknown date says that it is resolved), else the concern's
 * status.
 */
final class ProblemStatus {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    /** What was never there, or never stated, is neither active nor resolved. */
    private static final Set<String> NO_COURSE = Set.of("entered-in-error", "refuted");

    private static final Set<String> OVER = Set.of("inactive", "resolved", "remission");

    private ProblemStatus() {}

    static void set(Condition c, CdaNode obs, EntryScope in) {
        String verification = verification(obs);
        if (verification != null) {
            c.setVerificationStatus(concept(VERIFICATION, verification));
        }
        String clinical = clinical(obs, in);
        if (clinical != null && !NO_COURSE.contains(verification == null ? "" : verification)) {
            c.setClinicalStatus(concept(CLINICAL, clinical));
        }
    }

    private static @Nullable String verification(CdaNode obs) {
        if (obs.child("statusCode").is("code", "nullified")) {
            return "entered-in-error";
        }
        boolean refuted = NoKnown.isNegated(obs) && !NoKnown.meansAnyProblem(obs.child("value"));
        return refuted ? "refuted" : NoKnown.isNegated(obs) ? "confirmed" : null;
    }

    private static @Nullable String clinical(CdaNode obs, EntryScope in) {
        CdaNode end = obs.at("effectiveTime", "high");
        String stated = stated(obs, in);
        if (stated != null && !OVER.contains(stated) && !end.attr("value").isEmpty()) {
            in.doc().warn("status-against-time", obs, "A problem called active has an end; it was read as resolved");
            return "resolved";
        }
        if (stated != null) {
            return stated;
        }
        return isOver(end) ? "resolved" : ofConcern(obs.parent().parent());
    }

    /** It has an end, even one on an unknown date; one of which there is no information may never have come. */
    static boolean isOver(CdaNode end) {
        return !end.attr("value").isEmpty() || end.is("nullFlavor", "UNK");
    }

    private static @Nullable String stated(CdaNode obs, EntryScope in) {
        String found = null;
        for (CdaNode inner : EntryScope.inside(obs)) {
            if (inner.claims("4.6") || inner.child("code").is("code", "33999-4")) {
                in.doc().use(inner);
                String status = ofCode(inner.child("value"));
                found = status == null ? found : status;
            }
        }
        return found;
    }

    private static @Nullable String ofCode(CdaNode value) {
        return switch (value.attr("code")) {
            case "55561003" -> "active";
            case "73425007" -> "inactive";
            case "413322009" -> "resolved";
            case "246455001" -> "recurrence";
            case "263855007" -> "relapse";
            case "277022003" -> "remission";
            default -> null;
        };
    }

    private static @Nullable String ofConcern(CdaNode act) {
        if (!act.name().equals("act")) {
            return null;
        }
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
