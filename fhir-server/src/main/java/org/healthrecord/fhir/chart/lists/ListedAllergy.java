package org.healthrecord.fhir.chart.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.healthrecord.mapping.assertion.TakenBack;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;

/**
 * An allergy as the list sees it: it holds unless a clinic states that it is over or was refuted. The worst reaction
 * comes first. "No known allergy" is named only where no allergy is.
 */
final class ListedAllergy {
    /** SNOMED CT's "no known allergy" and its kinds, as US Core uses them. */
    private static final Set<String> NONE =
            Set.of("716186003", "409137002", "428607008", "429625007", "1003774007", "428197003");

    private static final int HIGH = 0;
    private static final int OTHER = 1;
    static final int NO_ALLERGY = 9;

    private final ListedFact fact;

    ListedAllergy(ListedFact fact) {
        this.fact = fact;
    }

    Optional<Listed> of(AllergyIntolerance a) {
        List<String> keys = keys(a);
        if (keys.isEmpty() || Coded.has(a.getVerificationStatus(), "refuted", TakenBack.IN_ERROR)) {
            return Optional.empty();
        }
        boolean over = Coded.has(a.getClinicalStatus(), "inactive", "resolved")
                && !Disputed.says(a, "clinicalStatus", Set.of("active"));
        String onset = Days.begin(a.getOnset());
        String recorded = Days.of(a.getRecordedDateElement());
        Listed l = fact.listed(keys, name(a), over ? State.OVER : State.CURRENT, onset, "", Days.later(onset, recorded))
                .of("", "", ListedFact.person(a.getRecorder()), said(a));
        return Optional.of(l.ranked(rank(a)));
    }

    private static List<String> said(AllergyIntolerance a) {
        List<String> said = new ArrayList<>(reactions(a));
        if (Disputed.about(a, "clinicalStatus") || Disputed.about(a, "verificationStatus")) {
            said.add(Disputed.HOLDS);
        }
        return said;
    }

    private static int rank(AllergyIntolerance a) {
        if (Coded.codings(a.getCode()).anyMatch(c -> NONE.contains(c.getCode()))) {
            return NO_ALLERGY;
        }
        boolean severe = a.getCriticality() == AllergyIntoleranceCriticality.HIGH
                || a.getReaction().stream()
                        .anyMatch(r -> r.getSeverity() == AllergyIntolerance.AllergyIntoleranceSeverity.SEVERE);
        return severe ? HIGH : OTHER;
    }

    /** The substance of a reaction where the code names none. */
    private static List<String> keys(AllergyIntolerance a) {
        List<String> keys = Coded.keys(a.getCode());
        return keys.isEmpty()
                ? a.getReaction().stream()
                        .flatMap(r -> Coded.keys(r.getSubstance()).stream())
                        .toList()
                : keys;
    }

    private static String name(AllergyIntolerance a) {
        String name = Coded.name(a.getCode());
        return name.isEmpty()
                ? a.getReaction().stream()
                        .map(r -> Coded.name(r.getSubstance()))
                        .filter(n -> !n.isEmpty())
                        .findFirst()
                        .orElse("")
                : name;
    }

    /** Each reaction once, the worst first: {@code anaphylaxis (severe)}. */
    private static List<String> reactions(AllergyIntolerance a) {
        List<String> said = new ArrayList<>();
        a.getReaction().stream()
                .sorted(Comparator.comparingInt(ListedAllergy::mildness))
                .forEach(r -> {
                    String what = r.getManifestation().stream()
                            .map(Coded::name)
                            .filter(n -> !n.isEmpty())
                            .collect(Collectors.joining(", "));
                    String how = r.hasSeverity() ? r.getSeverity().toCode() : "";
                    String both = what.isEmpty() ? how : how.isEmpty() ? what : what + " (" + how + ')';
                    if (!both.isEmpty() && !said.contains(both)) {
                        said.add(both);
                    }
                });
        return said;
    }

    private static int mildness(AllergyIntoleranceReactionComponent r) {
        return r.hasSeverity() ? -r.getSeverity().ordinal() : 1;
    }
}
