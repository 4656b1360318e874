package org.healthrecord.mapping.ccda.entry.problem;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.OwnWords;
import org.healthrecord.mapping.ccda.entry.StatusObservations;
import org.healthrecord.mapping.ccda.entry.note.CommentActivity;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * Reaction and Severity Observations of an allergy. A severity of the allergy as a whole goes to the reactions that have
 * none of their own (FHIR knows no other place for it).
 */
final class Reactions {
    private static final String ALTERNATE = "http://hl7.org/fhir/StructureDefinition/alternate-codes";

    private Reactions() {}

    static void set(AllergyIntolerance a, CdaNode obs, EntryScope in) {
        for (CdaNode reaction : manifestations(obs, in)) {
            reaction(a, reaction, in);
        }
        for (CdaNode severity : severities(obs, in)) {
            AllergyIntoleranceSeverity whole = severity(severity.child("value"));
            String words = in.doc().concepts().words(severity.child("value"));
            if (whole != null) {
                spread(a, whole, severity, in.doc());
            } else if (!words.isEmpty()) {
                a.addNote().setText("Severity: " + words);
            }
        }
    }

    /** Reactions, also those that claim no template but are linked as manifestations. */
    private static List<CdaNode> manifestations(CdaNode obs, EntryScope in) {
        List<CdaNode> found = new ArrayList<>(in.take(obs, "4.9"));
        found.removeIf(Reactions::isSeverity);
        for (CdaNode link : obs.children("entryRelationship")) {
            CdaNode linked = link.child("observation");
            boolean manifestation = link.is("typeCode", "MFST") && linked.exists() && !isAttribute(linked);
            if (manifestation && !in.doc().isUsed(linked)) {
                in.doc().use(linked);
                found.add(linked);
            }
        }
        return found;
    }

    private static boolean isSeverity(CdaNode statement) {
        return statement.claims("4.8") || statement.child("code").is("code", "SEV");
    }

    /** A grade, criticality or status of the allergy is no manifestation, however the sender joins it. */
    private static boolean isAttribute(CdaNode statement) {
        return isSeverity(statement)
                || statement.claims("4.145")
                || statement.claims("4.28")
                || StatusObservations.isAttribute(statement)
                || CommentActivity.is(statement);
    }

    /** Severity observations, also those known by their code alone. */
    private static List<CdaNode> severities(CdaNode statement, EntryScope in) {
        List<CdaNode> found = new ArrayList<>(1);
        for (CdaNode inner : EntryScope.inside(statement)) {
            if (isSeverity(inner)) {
                in.doc().use(inner);
                found.add(inner);
            }
        }
        return found;
    }

    private static void reaction(AllergyIntolerance a, CdaNode reaction, EntryScope in) {
        CodeableConcept manifestation = OwnWords.of(reaction.child("value"), reaction.child("text"), in.doc());
        if (manifestation == null || Absence.isUncoded(manifestation)) {
            in.doc().note("empty-entry", reaction, "A reaction that names nothing");
            return;
        }
        AllergyIntoleranceReactionComponent r = a.addReaction().addManifestation(manifestation);
        r.setOnsetElement(in.doc().times().start(reaction.child("effectiveTime")));
        r.setNote(Comments.of(reaction, in));
        ended(r, reaction, in.doc());
        List<CdaNode> severities = severities(reaction, in);
        if (!severities.isEmpty()) {
            r.setSeverity(severity(severities.get(0).child("value")));
            interpreted(r, severities.get(0), in.doc());
        }
    }

    /** FHIR's reaction has an onset and no end. */
    private static void ended(AllergyIntoleranceReactionComponent r, CdaNode reaction, CdaDocument doc) {
        DateTimeType end = doc.times().dateTime(reaction.at("effectiveTime", "high"));
        if (end != null) {
            r.addNote().setTimeElement(end).setText("The reaction ended");
        }
    }

    /** How the sender reads the severity (moderately susceptible): beside FHIR's own three degrees. */
    private static void interpreted(AllergyIntoleranceReactionComponent r, CdaNode severity, CdaDocument doc) {
        CodeableConcept read = doc.concept(severity.child("interpretationCode"));
        if (read != null && r.hasSeverity()) {
            r.getSeverityElement().addExtension(ALTERNATE, read);
        }
    }

    private static void spread(
            AllergyIntolerance a, AllergyIntoleranceSeverity whole, CdaNode severity, CdaDocument doc) {
        if (!a.hasReaction()) {
            a.addReaction()
                    .addManifestation(Absent.mark(new CodeableConcept(), "").setText("Unknown"));
        }
        for (AllergyIntoleranceReactionComponent r : a.getReaction()) {
            if (!r.hasSeverity()) {
                r.setSeverity(whole);
                interpreted(r, severity, doc);
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
