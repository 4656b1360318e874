package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Statements that point to others by id: Entry References (2.16.840.1.113883.10.20.22.4.122), indications that repeat
 * the id of a problem, and encounters within a statement that have an id alone. What they point to may come later in the document, so they are joined when all of it has been read.
 */
public final class Links {
    private final List<Link> links = new ArrayList<>();

    private record Link(EntryDraft from, CdaNode pointer, boolean reported) {}

    /** A pointer whose missing target must be reported. */
    public void add(EntryDraft from, CdaNode pointer) {
        links.add(new Link(from, pointer, true));
    }

    /** A statement that may be the same as another one, and is complete without it. */
    public void addIfThere(EntryDraft from, CdaNode statement) {
        links.add(new Link(from, statement, false));
    }

    void join(CdaDocument doc) {
        if (links.isEmpty()) {
            return;
        }
        Map<String, EntryDraft> byId = byId(doc.drafts().all());
        for (Link link : links) {
            EntryDraft target = target(link.pointer(), byId);
            boolean fits = link.reported() || target != null && completes(target.resource());
            boolean joined = target != null
                    && fits
                    && target != link.from()
                    && LinkTypes.join(link.from().resource(), target);
            if (!joined && link.reported()) {
                doc.note(
                        target == null ? "unresolved-reference" : "unmapped-reference",
                        link.pointer(),
                        "A reference to another entry has no place in what this one became");
            }
        }
    }

    private static boolean completes(Resource target) {
        return target instanceof Condition || target instanceof Encounter;
    }

    private static @Nullable EntryDraft target(CdaNode pointer, Map<String, EntryDraft> byId) {
        for (CdaNode id : pointer.children("id")) {
            EntryDraft found = byId.get(key(id));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The first statement with each id; one of the document itself, or without an id, is none. */
    private static Map<String, EntryDraft> byId(List<EntryDraft> drafts) {
        Map<String, EntryDraft> found = new HashMap<>();
        for (EntryDraft d : drafts) {
            for (CdaNode id : d.fixedLocal == null ? d.node.children("id") : List.<CdaNode>of()) {
                if (id.nullFlavor().isEmpty()) {
                    found.putIfAbsent(key(id), d);
                }
            }
        }
        return found;
    }

    private static String key(CdaNode id) {
        return id.attr("root").toLowerCase(Locale.ROOT) + '|' + id.attr("extension");
    }
}
