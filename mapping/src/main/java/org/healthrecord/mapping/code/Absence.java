package org.healthrecord.mapping.code;

import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.text.PlainWords;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Words that name nothing: what systems write into a section they have no data for ("No problem data is applicable"), and
 * denials of a whole kind of thing ("No known impairments"). Words that deny one thing (no appetite) may be a finding and
 * are left alone.
 */
public final class Absence {
    private static final List<String> OPENINGS =
            List.of("there is ", "there are ", "the patient has ", "patient has ", "the patient ", "patient ");
    private static final Set<String> NOTHING = Set.of(
            "none", "nil", "na", "n a", "nka", "nkda", "nkma", "nkfa", "no", "not", "unknown", "nothing", "null",
            "no data", "blank");

    /** With these behind a "no", "not" or "none" it is about records, not about a patient. */
    private static final Set<String> OF_RECORDS = Set.of(
            "data",
            "information",
            "info",
            "record",
            "records",
            "recorded",
            "entry",
            "entries",
            "applicable",
            "available",
            "documented",
            "reported",
            "noted",
            "found",
            "file",
            "known",
            "given",
            "provided",
            "entered",
            "specified",
            "stated",
            "asked",
            "assessed",
            "listed");

    /** Kinds of things that a section holds: a "no" before one of them denies the kind. */
    private static final Set<String> KINDS = Set.of(
            "problem",
            "condition",
            "diagnosis",
            "diagnose",
            "disease",
            "illness",
            "impairment",
            "disability",
            "disabilitie",
            "limitation",
            "deficit",
            "concern",
            "complaint",
            "finding",
            "device",
            "implant",
            "equipment",
            "supply",
            "supplie",
            "procedure",
            "surgery",
            "surgerie",
            "operation",
            "immunization",
            "immunisation",
            "vaccine",
            "vaccination",
            "medication",
            "medicine",
            "drug",
            "prescription",
            "allergy",
            "allergie",
            "reaction",
            "intolerance",
            "encounter",
            "visit",
            "appointment",
            "referral",
            "order",
            "goal",
            "result",
            "history",
            "plan",
            "instruction",
            "intervention",
            "directive");

    private Absence() {}

    /** Whether the words only say that there is nothing, or that nothing is known. */
    public static boolean says(String words) {
        String[] all = words(words);
        return NOTHING.contains(String.join(" ", all)) || ofRecords(all) || ofKinds(all) || ofSection(all);
    }

    /** Whether the words say that nothing is known, and not that there is nothing. */
    public static boolean saysNotKnown(String words) {
        String[] all = words(words);
        boolean denied = all.length > 1 && all[1].equals("known") && !all[0].equals("not");
        return all[0].equals("unknown") && all.length == 1 || !denied && ofRecords(all) || ofSection(all);
    }

    /** Without "there is" and "the patient has", which add nothing. */
    private static String[] words(String words) {
        String plain = PlainWords.of(words);
        for (String opening : OPENINGS) {
            plain = plain.startsWith(opening) ? plain.substring(opening.length()) : plain;
        }
        return plain.split(" ");
    }

    /** "Problem list not available", "immunization data not on file": about the section, and not about one thing in it. */
    private static boolean ofSection(String[] all) {
        String first = all[0].endsWith("s") ? all[0].substring(0, all[0].length() - 1) : all[0];
        boolean section = KINDS.contains(first) || KINDS.contains(all[0]) || OF_RECORDS.contains(all[0]);
        for (int i = 1; section && i < all.length && i < 6; i++) {
            boolean last = i == all.length - 2 || all[all.length - 1].equals("file") && i == all.length - 3;
            if (all[i].equals("not") && last && OF_RECORDS.contains(all[all.length - 1])) {
                return true;
            }
        }
        return false;
    }

    /** "No data", "not on file", "no vaccine data is applicable at this time", "none recorded". */
    private static boolean ofRecords(String[] all) {
        int farthest = all[0].equals("none") ? 1 : all[0].equals("no") || all[0].equals("not") ? 3 : 0;
        for (int i = 1; i < all.length && i <= farthest; i++) {
            if (OF_RECORDS.contains(all[i])) {
                return true;
            }
        }
        return false;
    }

    /** "No problems", "no implanted device", "no history of diabetes", "denies pain". */
    private static boolean ofKinds(String[] all) {
        if (all[0].equals("denies")) {
            return true;
        }
        String last = all[all.length - 1];
        String singular = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
        boolean kind = KINDS.contains(last) || KINDS.contains(singular);
        boolean sign =
                all.length > 2 && Set.of("history", "evidence", "sign", "signs").contains(all[1]);
        return all[0].equals("no") && all.length < 12 && (kind || sign && all[2].equals("of"));
    }

    /** Whether a concept names nothing: it has no code, and its words say so. */
    public static boolean isUncoded(CodeableConcept concept) {
        return !concept.hasCoding() && concept.hasText() && says(concept.getText());
    }

    /** Whether each code of a concept is named as an absence ("No impairment"). */
    public static boolean isCoded(CodeableConcept concept) {
        return concept.hasCoding() && concept.getCoding().stream().allMatch(Absence::denies);
    }

    private static boolean denies(Coding coding) {
        return coding.hasDisplay() && says(coding.getDisplay());
    }
}
