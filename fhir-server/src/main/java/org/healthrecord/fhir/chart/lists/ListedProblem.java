package org.healthrecord.fhir.chart.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.healthrecord.fhir.chart.terms.ProblemKind;
import org.healthrecord.mapping.assertion.TakenBack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;

/**
 * A problem or diagnosis as the list of problems sees it.
 *
 * <table>
 * <caption>What holds</caption>
 * <tr><td>active, recurrence, relapse</td><td>holds</td></tr>
 * <tr><td>inactive, remission, resolved, or an end</td><td>is over</td></tr>
 * <tr><td>no status</td><td>holds where it is on a problem list, or is chronic by ICD-10-CM or, without such a code, by its words; any other is
 * of the visit at which it was found</td></tr>
 * <tr><td>over at one clinic, going on at another</td><td>is listed, with a note that they disagree</td></tr>
 * <tr><td>refuted, in error</td><td>is no problem of the person</td></tr>
 * <tr><td>a circumstance of life, an entry of the office</td><td>listed separately</td></tr>
 * </table>
 */
final class ListedProblem {
    private static final List<String> ICD =
            List.of("http://hl7.org/fhir/sid/icd-10-cm", "http://hl7.org/fhir/sid/icd-10");
    private static final Set<String> GOING_ON = Set.of("active", "recurrence", "relapse");
    private static final Set<String> SURE = Set.of("confirmed", "");
    static final int CHRONIC = 0;
    private static final int ACUTE = 1;

    private final ListedFact fact;

    ListedProblem(ListedFact fact) {
        this.fact = fact;
    }

    Optional<Listed> of(Condition c) {
        List<String> keys = Coded.keys(c.getCode());
        if (keys.isEmpty() || Coded.has(c.getVerificationStatus(), "refuted", TakenBack.IN_ERROR)) {
            return Optional.empty();
        }
        boolean chronic = isChronic(c);
        String recorded = Days.of(c.getRecordedDateElement());
        String onset = Days.begin(c.getOnset());
        String since = onset.isEmpty() ? recorded : onset;
        Listed listed = fact.listed(
                        keys,
                        Coded.name(c.getCode()),
                        state(c, chronic),
                        since,
                        Days.end(c.getAbatement()),
                        Days.later(since, recorded))
                .of("", "", ListedFact.person(c.getAsserter()), notes(c));
        return Optional.of(listed.ranked(chronic ? CHRONIC : ACUTE));
    }

    private static List<String> icd(CodeableConcept code) {
        return ICD.stream().flatMap(s -> Coded.codes(code, s)).toList();
    }

    private static State state(Condition c, boolean chronic) {
        boolean over = Coded.has(c.getClinicalStatus(), "inactive", "remission", "resolved") || c.hasAbatement();
        boolean disputed = Disputed.says(c, "clinicalStatus", GOING_ON);
        if (over && !disputed) {
            return State.OVER;
        }
        ProblemKind kind = kind(c);
        if (kind != ProblemKind.HEALTH) {
            return kind == ProblemKind.SOCIAL ? State.SOCIAL : State.ADMINISTRATIVE;
        }
        boolean stated = Coded.has(c.getClinicalStatus(), "active", "recurrence", "relapse");
        boolean listed = c.getCategory().stream().anyMatch(k -> Coded.has(k, "problem-list-item"));
        return stated || listed || chronic || disputed ? State.CURRENT : State.OF_VISIT;
    }

    /** By ICD-10-CM where it is coded so, else by its words. */
    private static boolean isChronic(Condition c) {
        List<String> icd = icd(c.getCode());
        return icd.isEmpty()
                ? ProblemKind.isChronicInWords(Coded.name(c.getCode()))
                : icd.stream().anyMatch(ProblemKind::isChronic);
    }

    private static ProblemKind kind(Condition c) {
        return icd(c.getCode()).stream()
                .map(ProblemKind::ofIcd)
                .filter(k -> k != ProblemKind.HEALTH)
                .findFirst()
                .or(() -> c.getCategory().stream().anyMatch(k -> Coded.has(k, "sdoh"))
                        ? Optional.of(ProblemKind.SOCIAL)
                        : Optional.empty())
                .orElseGet(() -> ProblemKind.ofWords(Coded.name(c.getCode())));
    }

    private static List<String> notes(Condition c) {
        List<String> notes = new ArrayList<>();
        String sure = c.getVerificationStatus().getCodingFirstRep().getCode();
        if (sure != null && !SURE.contains(sure)) {
            notes.add(sure);
        }
        if (Disputed.about(c, "clinicalStatus") || Disputed.about(c, "verificationStatus")) {
            notes.add(Disputed.HOLDS);
        }
        if (!c.hasClinicalStatus() && !c.hasAbatement()) {
            notes.add("no status stated");
        }
        return notes;
    }
}
