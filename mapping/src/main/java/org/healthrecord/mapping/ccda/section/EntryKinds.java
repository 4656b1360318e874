package org.healthrecord.mapping.ccda.section;

import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.entry.note.CommentActivity;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/** What an entry without a known template is: by the kind of act it is, its mood, and the section that contains it. */
final class EntryKinds {
    private EntryKinds() {}

    static boolean isEvent(CdaNode entry) {
        String mood = entry.attr("moodCode");
        return mood.isEmpty() || mood.equals("EVN");
    }

    /** What a statement that is no event is. */
    static EntryMapper ofPlan(CdaNode entry) {
        return entry.is("moodCode", "GOL") ? EntryTemplates.GOAL : EntryTemplates.PLANNED;
    }

    static EntryMapper of(CdaNode entry, SectionKind section) {
        return switch (entry.name()) {
            case "observation" -> observation(entry, section);
            case "organizer" -> section == SectionKind.FAMILY_HISTORY
                    ? EntryTemplates.FAMILY
                    : section == SectionKind.RESULTS ? EntryTemplates.RESULTS : EntryTemplates.ORGANIZER;
            case "procedure" -> EntryTemplates.PROCEDURE;
            case "encounter" -> EntryTemplates.ENCOUNTER;
            case "supply" -> supply(entry, section);
            case "observationMedia" -> EntryTemplates.MEDIA;
            case "substanceAdministration" -> section == SectionKind.IMMUNIZATIONS
                    ? EntryTemplates.IMMUNIZATION
                    : EntryTemplates.MEDICATION;
            default -> act(entry, section);
        };
    }

    private static EntryMapper observation(CdaNode entry, SectionKind section) {
        if (section == SectionKind.FAMILY_HISTORY
                && entry.at("subject", "relatedSubject").exists()) {
            return EntryTemplates.FAMILY;
        }
        boolean top = entry.parent().name().equals("entry")
                || entry.parent().parent().name().equals("act");
        if (top && (section == SectionKind.PROBLEMS || section == SectionKind.DIAGNOSES)) {
            return EntryTemplates.PROBLEM;
        }
        if (section == SectionKind.ALLERGIES && entry.child("participant").exists()) {
            return EntryTemplates.ALLERGY;
        }
        return EntryTemplates.OBSERVATION;
    }

    private static EntryMapper supply(CdaNode entry, SectionKind section) {
        boolean device = section == SectionKind.MEDICAL_EQUIPMENT
                || entry.at("participant", "participantRole", "playingDevice").exists();
        return device ? EntryTemplates.EQUIPMENT : EntryTemplates.SUPPLY;
    }

    /** An act around others only holds them together; one that is alone was done, or is to be done. */
    private static EntryMapper act(CdaNode entry, SectionKind section) {
        if (CommentActivity.is(entry)) {
            return EntryTemplates.COMMENT;
        }
        if (!isEvent(entry)) {
            return EntryTemplates.PLANNED;
        }
        if (section == SectionKind.PAYERS && entry.child("performer").exists()) {
            return EntryTemplates.POLICY;
        }
        if (entry.child("text").exists()
                && !entry.child("text").attr("mediaType").isEmpty()) {
            return EntryTemplates.NOTE;
        }
        boolean holdsOthers = !EntryScope.inside(entry).isEmpty();
        boolean says = !entry.child("code").attr("code").isEmpty()
                && !entry.child("code").is("code", "CONC");
        if (holdsOthers || !says) {
            return EntryKinds::unmapped;
        }
        return EntryTemplates.PROCEDURE;
    }

    /** Holds others together; stated only where there is nothing to hold. */
    static @Nullable EntryDraft unmapped(CdaNode entry, EntryScope in) {
        if (EntryScope.inside(entry).isEmpty()) {
            in.doc().warn("unmapped-entry", entry, "No mapping is known for this kind of entry");
        }
        return null;
    }
}
