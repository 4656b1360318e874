package org.healthrecord.mapping.ccda.entry;

import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/**
 * Status observations (LOINC 33999-4) inside a statement: what the sender's own list calls it. They are an attribute of
 * the statement, never a fact of their own.
 */
public final class StatusObservations {
    private StatusObservations() {}

    public static boolean is(CdaNode statement) {
        return statement.name().equals("observation") && statement.child("code").is("code", "33999-4");
    }

    /**
     * Whether a medication is called active, where a status observation says so. Releases before R2.1 fixed the statusCode
     * to {@code completed}, so that only this tells. Null where none is stated.
     */
    static @Nullable Boolean active(CdaNode medication, EntryScope in) {
        Boolean found = null;
        for (CdaNode inner : EntryScope.inside(medication)) {
            if (is(inner)) {
                in.doc().use(inner);
                found = switch (inner.child("value").attr("code")) {
                    case "55561003" -> Boolean.TRUE;
                    case "73425007", "421139008", "392521001" -> Boolean.FALSE;
                    default -> found;
                };
            }
        }
        return found;
    }
}
