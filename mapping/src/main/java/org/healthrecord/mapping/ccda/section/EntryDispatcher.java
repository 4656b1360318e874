package org.healthrecord.mapping.ccda.section;

import java.util.Set;
import org.healthrecord.mapping.ccda.document.Draft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapper of a statement: by its template; where it has none that is known, by the section it stands in and what
 * kind of act it is. Statements inside it that its mapper did not take up are mapped for themselves, so nothing is lost.
 */
final class EntryDispatcher implements EntryMapper {
    /** What these make is an event; in another mood the same template is a plan. */
    private static final Set<EntryMapper> MOODED = Set.of(
            EntryTemplates.OBSERVATION,
            EntryTemplates.PROCEDURE,
            EntryTemplates.ENCOUNTER,
            EntryTemplates.PROBLEM,
            EntryTemplates.ALLERGY);

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
        EntryMapper mapper = mapper(entry, in);
        if (mapper != EntryTemplates.FAMILY && isOfSomebodyElse(entry)) {
            in.doc().warn("other-subject", entry, "An entry about somebody other than the patient was left out");
            return null;
        }
        Draft draft = mapper.map(entry, in);
        EntryScope inside = in.within(draft);
        EntryScope.inside(entry).forEach(inner -> map(inner, inside));
        return draft;
    }

    /** A fetus, a donor, a relative: what is said of them is no fact about the patient. */
    private static boolean isOfSomebodyElse(CdaNode entry) {
        return entry.at("subject", "relatedSubject").exists();
    }

    private static EntryMapper mapper(CdaNode entry, EntryScope in) {
        EntryMapper known = EntryTemplates.of(entry);
        EntryMapper mapper = known != null ? known : EntryKinds.of(entry, in.section());
        return MOODED.contains(mapper) && !EntryKinds.isEvent(entry) ? EntryKinds.ofPlan(entry) : mapper;
    }
}
