package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement is.
 *
 * @param parent   what the statement around it became, if anything
 * @param dispatch finds the mapper for a statement inside this one
 */
public record EntryScope(CdaDocument doc, SectionKind section, @Nullable EntryDraft parent, EntryMapper dispatch) {
    private static final Set<String> STATEMENTS = Set.of(
            "observation",
            "act",
            "procedure",
            "substanceAdministration",
            "supply",
            "encounter",
            "organizer",
            "observationMedia");

    public EntryScope within(@Nullable EntryDraft around) {
        return around == null ? this : new EntryScope(doc, section, around, dispatch);
    }

    /** Maps a statement inside this one now, because its outcome is needed. */
    public @Nullable EntryDraft map(CdaNode statement) {
        return dispatch.map(statement, this);
    }

    /** The clinical statements directly inside another one. */
    public static List<CdaNode> inside(CdaNode statement) {
        List<CdaNode> found = new ArrayList<>();
        for (CdaNode link : statement.children()) {
            if (link.name().equals("entryRelationship") || link.name().equals("component")) {
                link.children().stream().filter(EntryScope::isStatement).forEach(found::add);
            }
        }
        return found;
    }

    public static boolean isStatement(CdaNode node) {
        return STATEMENTS.contains(node.name());
    }

    /** Statements directly inside that claim a template, marked as used. */
    public List<CdaNode> take(CdaNode statement, String template) {
        List<CdaNode> found = new ArrayList<>(2);
        for (CdaNode inner : inside(statement)) {
            if (inner.claims(template)) {
                doc.use(inner);
                found.add(inner);
            }
        }
        return found;
    }
}
