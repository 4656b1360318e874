package org.healthrecord.mapping.ccda.entry;

import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/**
 * Observations inside a statement that are an attribute of it and never a fact of their own: its status in the sender's
 * list (LOINC 33999-4) and who it is known from (48766-0).
 */
public final class StatusObservations {
    private StatusObservations() {}

    public static boolean is(CdaNode statement) {
        return statement.name().equals("observation") && statement.child("code").is("code", "33999-4");
    }

    public static boolean isSource(CdaNode statement) {
        return statement.name().equals("observation") && statement.child("code").is("code", "48766-0");
    }

    public static boolean isAttribute(CdaNode statement) {
        return is(statement) || isSource(statement);
    }

    /**
     * The status of a medication where its own and a status observation state it: the sender's list decides where the
     * statusCode leaves it open, and where "completed" is what the release fixed it to.
     */
    public static <S> S decided(@Nullable Boolean listed, S own, S active, S completed, S unknown) {
        boolean open = own == active || own == unknown;
        if (Boolean.TRUE.equals(listed) && (open || own == completed)) {
            return active;
        }
        return Boolean.FALSE.equals(listed) && open ? completed : own;
    }

    /**
     * Whether a medication is called active, where a status observation says so. Releases before R2.1 fixed the statusCode
     * to {@code completed}, so that only this shows it. Null where none is stated.
     */
    public static @Nullable Boolean active(CdaNode medication, EntryScope in) {
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
