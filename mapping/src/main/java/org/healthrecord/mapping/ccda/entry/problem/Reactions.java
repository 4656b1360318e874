package org.healthrecord.mapping.ccda.entry.problem;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * Reaction and Severity Observations of an allergy. A severity of the allergy as a whole goes to the reactions that have
 * none of their own (FHIR knows no other place for it).
 */
final class Reactions {
    private Reactions() {}

    static void set(AllergyIntolerance a, CdaNode obs, EntryScope in) {
        for (CdaNode reaction : manifestations(obs, in)) {
            reaction(a, reaction, in);
        }
        for (CdaNode severity : severities(obs, in)) {
            AllergyIntoleranceSeverity whole = severity(severity.child("value"));
            String words = in.doc().concepts().words(severity.child("value"));
            if (whole != null) {
                spread(a, whole);
            } else if (!words.isEmpty()) {
                a.addNote().setText("Severity: " + words);
            }
        }
    }

    /** Reactions, also those that claim no template but are linked as manifestations. */
    private static List<CdaNode> manifestations(CdaNode obs, EntryScope in) {
        List<CdaNode> found = new ArrayList<>(in.take(obs, "4.9"));
        for (CdaNode link : obs.children("entryRelationship")) {
            CdaNode linked = link.child("observation");
            if (link.is("typeCode", "MFST") && linked.exists() && !in.doc().isUsed(linked)) {
                in.doc().use(linked);
                found.add(linked);
            }
        }
        return found;
    }

    /** Severity observations, also those that only their code tells. */
    private static List<CdaNode> severities(CdaNode statement, EntryScope in) {
        List<CdaNode> found = new ArrayList<>(in.take(statement, "4.8"));
        for (CdaNode inner : EntryScope.inside(statement)) {
            if (inner.child("code").is("code", "SEV") && !in.doc().isUsed(inner)) {
                in.doc().use(inner);
                found.add(inner);
            }
        }
        return found;
    }

    private static void reaction(AllergyIntolerance a, CdaNode reaction, EntryScope in) {
        CodeableConcept manifestation = in.doc().concept(reaction.child("value"));
        if (manifestation == null && !reaction.child("value").text().isEmpty()) {
            manifestation =
                    new CodeableConcept().setText(reaction.child("value").text());
        }
        String words = in.doc().narrative().text(reaction.child("text"));
        if (manifestation == null && !words.isEmpty()) {
            manifestation = new CodeableConcept().setText(words);
        }
        if (manifestation == null) {
            return;
        }
        AllergyIntoleranceReactionComponent r = a.addReaction().addManifestation(manifestation);
        r.setOnsetElement(in.doc().times().start(reaction.child("effectiveTime")));
        r.setNote(Comments.of(reaction, in));
        List<CdaNode> severities = severities(reaction, in);
        if (!severities.isEmpty()) {
            r.setSeverity(severity(severities.get(0).child("value")));
        }
    }

    private static void spread(AllergyIntolerance a, AllergyIntoleranceSeverity whole) {
        if (!a.hasReaction()) {
            a.addReaction()
                    .addManifestation(Absent.mark(new CodeableConcept(), "").setText("Unknown"));
        }
        for (AllergyIntoleranceReactionComponent r : a.getReaction()) {
            if (!r.hasSeverity()) {
                r.setSeverity(whole);
            }
        }
    }

    /** Between two degrees the graver one. */
    private static @Nullable AllergyIntoleranceSeverity severity(CdaNode value) {
        return switch (value.attr("code")) {
            case "255604002" -> AllergyIntoleranceSeverity.MILD;
            case "6736007", "371923003" -> AllergyIntoleranceSeverity.MODERATE;
            case "24484000", "371924009", "399166001" -> AllergyIntoleranceSeverity.SEVERE;
            default -> null;
        };
    }
}
