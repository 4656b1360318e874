package org.healthrecord.mapping.ccda.section;

import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.xml.CdaNode;

/** Goes through the sections of a structured body, nested ones too, and maps their entries. */
public final class SectionWalker {
    private static final EntryDispatcher DISPATCHER = new EntryDispatcher();

    private SectionWalker() {}

    public static void walk(CdaDocument doc) {
        doc.root().all("component", "structuredBody", "component", "section").forEach(s -> section(s, doc));
    }

    private static void section(CdaNode section, CdaDocument doc) {
        SectionKind kind = SectionKind.of(section.child("code").attr("code"));
        EntryScope scope = new EntryScope(doc, kind, null, DISPATCHER);
        int before = doc.drafts().all().size();
        for (CdaNode entry : section.children("entry")) {
            entry.children().stream().filter(EntryScope::isStatement).forEach(s -> DISPATCHER.map(s, scope));
        }
        if (doc.drafts().all().size() == before) {
            String what = section.child("entry").exists() ? "whose entries state nothing" : "without entries";
            String kept = SectionNote.map(section, doc) ? "its text was made a note" : "it says nothing";
            doc.note("narrative-only", section, "A section " + what + "; " + kept);
        }
        section.all("component", "section").forEach(s -> section(s, doc));
    }
}
