package org.healthrecord.mapping.ccda.document;

import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/** Maps one clinical statement. */
public interface EntryMapper {

    /** What the statement became; null where it states nothing of its own. */
    @Nullable
    EntryDraft map(CdaNode entry, EntryScope in);
}
