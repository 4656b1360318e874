package org.healthrecord.fhir.chart.lists;

import java.util.Optional;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.healthrecord.fhir.chart.terms.DangerWords;

/**
 * What makes it dangerous to take two charts for one, or one for two.
 *
 * <table>
 * <caption>Which entries</caption>
 * <tr><td>allergy</td><td>one that holds; not "no known allergy"</td></tr>
 * <tr><td>opioid</td><td>a medicine with an opioid in it that is ordered, taken, dispensed or given, and is not over</td></tr>
 * <tr><td>cancer</td><td>a problem by ICD-10-CM or by its words, be it in remission or over</td></tr>
 * </table>
 */
public enum Danger {
    ALLERGY,
    OPIOID,
    CANCER;

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10";

    /** @param kind of the list that the entry is kept for */
    public static Optional<Danger> of(ListKind kind, Listed entry) {
        return switch (kind) {
            case ALLERGIES -> when(ALLERGY, entry.isCurrent() && entry.rank() != ListedAllergy.NO_ALLERGY);
            case MEDICATIONS -> when(
                    OPIOID,
                    entry.state() != State.OVER
                            && (DangerWords.isOpioid(entry.name()) || DangerWords.isOpioid(entry.product())));
            case PROBLEMS, OTHER_PROBLEMS -> when(CANCER, isCancer(entry));
        };
    }

    private static boolean isCancer(Listed entry) {
        boolean health = entry.state() == State.CURRENT || entry.state() == State.OVER;
        return health && (entry.keys().stream().anyMatch(Danger::isCancerCode) || DangerWords.isCancer(entry.name()));
    }

    private static boolean isCancerCode(String key) {
        return key.startsWith(ICD) && DangerWords.isCancerCode(key.substring(key.indexOf('|') + 1));
    }

    private static Optional<Danger> when(Danger danger, boolean holds) {
        return holds ? Optional.of(danger) : Optional.empty();
    }
}
