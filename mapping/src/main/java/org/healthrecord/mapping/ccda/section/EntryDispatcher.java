package org.healthrecord.mapping.ccda.section;

import java.util.Set;
import org.healthrecord.mapping.ccda.document.Draft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapper of a statement: by its template; where it has none that is known, by the section it stands in and what
 * kind of act it is. Statements inside it that its mapper did not take up are mapped for themselves, so nothing is lost.
 */
final class EntryDispatcher implements EntryMapper {
    private static final Set<String> EVENT = Set.of("", "EVN");

    @Override
    public @Nullable Draft map(CdaNode entry, EntryScope in) {
        if (in.doc().isUsed(entry)) {
            return null;
        }
        in.doc().use(entry);
        if (!entry.nullFlavor().isEmpty()) {
            in.doc().note("null-entry", entry, "An entry that says it holds no information");
            return null;
        }
        Draft draft = mapper(entry, in).map(entry, in);
        EntryScope inside = in.within(draft);
        EntryScope.inside(entry).forEach(inner -> map(inner, inside));
        return draft;
    }

    private static EntryMapper mapper(CdaNode entry, EntryScope in) {
        EntryMapper known = EntryTemplates.of(entry);
        return known != null ? known : byKind(entry, in.section());
    }

    private static EntryMapper byKind(CdaNode entry, SectionKind section) {
        return switch (entry.name()) {
            case "observation" -> observation(entry, section);
            case "organizer" -> section == SectionKind.RESULTS ? EntryTemplates.RESULTS : EntryTemplates.ORGANIZER;
            case "procedure" -> EntryTemplates.PROCEDURE;
            case "encounter" -> EntryTemplates.ENCOUNTER;
            case "substanceAdministration" -> section == SectionKind.IMMUNIZATIONS
                    ? EntryTemplates.IMMUNIZATION
                    : EntryTemplates.MEDICATION;
            default -> unknown(entry);
        };
    }

    private static EntryMapper observation(CdaNode entry, SectionKind section) {
        boolean event = EVENT.contains(entry.attr("moodCode"));
        boolean top = entry.parent().name().equals("entry")
                || entry.parent().parent().name().equals("act");
        if (event && top && (section == SectionKind.PROBLEMS || section == SectionKind.DIAGNOSES)) {
            return EntryTemplates.PROBLEM;
        }
        if (event
                && section == SectionKind.ALLERGIES
                && entry.child("participant").exists()) {
            return EntryTemplates.ALLERGY;
        }
        return EntryTemplates.OBSERVATION;
    }

    private static EntryMapper unknown(CdaNode entry) {
        return (node, in) -> {
            if (EntryScope.inside(node).isEmpty()) {
                in.doc().warn("unmapped-entry", entry, "No mapping is known for this kind of entry");
            }
            return null;
        };
    }
}
