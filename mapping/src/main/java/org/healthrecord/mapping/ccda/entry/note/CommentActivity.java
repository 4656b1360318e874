package org.healthrecord.mapping.ccda.entry.note;

import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/** Comment Activity that no entry has taken as its own: a remark on no entry is a note by itself. */
public final class CommentActivity implements EntryMapper {

    public static boolean is(CdaNode act) {
        return act.claims("4.64") || act.child("code").is("code", "48767-8");
    }

    private static final EntryMapper NOTE = new NoteActivity();

    @Override
    public @Nullable EntryDraft map(CdaNode comment, EntryScope in) {
        return NOTE.map(comment, in);
    }
}
