package org.healthrecord.mapping.ccda.section;

import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.StatusObservations;
import org.healthrecord.mapping.ccda.entry.note.CommentActivity;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapper of a statement: by its template; where it has none that is known, by the section that contains it and what
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
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        if (in.doc().isUsed(entry)) {
            return null;
        }
        in.doc().use(entry);
        if (!entry.nullFlavor().isEmpty() && !isAskedFor(entry)) {
            in.doc().note("null-entry", entry, "An entry that says it holds no information");
            return null;
        }
        if (isReference(entry)) {
            refer(entry, in);
            return null;
        }
        if (in.parent() != null && StatusObservations.isAttribute(entry)) {
            in.doc().note("status-observation", entry, "A status or source that FHIR has no element for here");
            return null;
        }
        EntryMapper mapper = mapper(entry, in);
        if (mapper != EntryTemplates.FAMILY && isOfSomebodyElse(entry)) {
            in.doc().warn("other-subject", entry, "An entry about another person than the patient was left out");
            return null;
        }
        EntryDraft draft = mapper.map(entry, in);
        if (draft != null) {
            indications(entry, draft, in);
        }
        inside(entry, in.within(draft));
        return draft;
    }

    /** Remarks last, so that what they are about has had the chance to take them. */
    private void inside(CdaNode entry, EntryScope in) {
        List<CdaNode> inner = EntryScope.inside(entry);
        inner.stream().filter(s -> !CommentActivity.is(s)).forEach(s -> map(s, in));
        inner.stream().filter(CommentActivity::is).forEach(s -> map(s, in));
    }

    /** An observation may say of what it is that nothing is known: whether the patient is pregnant. */
    private static boolean isAskedFor(CdaNode entry) {
        EntryMapper known = EntryTemplates.of(entry);
        return entry.name().equals("observation")
                && EntryKinds.isEvent(entry)
                && known != EntryTemplates.PROBLEM
                && known != EntryTemplates.ALLERGY
                && !entry.is("nullFlavor", "NI")
                && !entry.child("code").attr("code").isEmpty();
    }

    /** What something was done for may repeat a problem of the document: then it is that problem. */
    private static void indications(CdaNode entry, EntryDraft draft, EntryScope in) {
        for (CdaNode inner : EntryScope.inside(entry)) {
            if (inner.claims("4.19")) {
                in.doc().links().addIfThere(draft, inner);
            }
        }
    }

    /** Entry Reference: an act that is only the id of another entry. */
    private static boolean isReference(CdaNode entry) {
        return entry.claims("4.122")
                || entry.name().equals("act") && entry.child("code").is("nullFlavor", "NP");
    }

    private static void refer(CdaNode reference, EntryScope in) {
        EntryDraft from = in.parent();
        if (from == null) {
            in.doc().note("entry-reference", reference, "A reference to another entry from one that states nothing");
        } else {
            in.doc().links().add(from, reference);
        }
    }

    /** A fetus, a donor, a relative: what is stated of them is no fact about the patient. */
    private static boolean isOfSomebodyElse(CdaNode entry) {
        return entry.at("subject", "relatedSubject").exists();
    }

    private static EntryMapper mapper(CdaNode entry, EntryScope in) {
        if (!entry.nullFlavor().isEmpty()) {
            return EntryTemplates.OBSERVATION;
        }
        EntryMapper known = EntryTemplates.of(entry);
        EntryMapper mapper = known != null ? known : EntryKinds.of(entry, in.section());
        return MOODED.contains(mapper) && !EntryKinds.isEvent(entry) ? EntryKinds.ofPlan(entry) : mapper;
    }
}
