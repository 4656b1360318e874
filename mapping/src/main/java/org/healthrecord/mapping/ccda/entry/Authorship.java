package org.healthrecord.mapping.ccda.entry;

import java.util.List;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Who wrote an entry and when; an entry without an author has that of the act around it. */
final class Authorship {
    private Authorship() {}

    /** The earliest time an author gives; null where none does. */
    static @Nullable DateTimeType recorded(CdaNode entry, CdaDocument doc) {
        DateTimeType earliest = null;
        for (CdaNode author : authors(entry)) {
            DateTimeType time = doc.times().dateTime(author.child("time"));
            if (time != null && (earliest == null || time.getValue().before(earliest.getValue()))) {
                earliest = time;
            }
        }
        return earliest;
    }

    static @Nullable Reference author(CdaNode entry, CdaDocument doc) {
        for (CdaNode author : authors(entry)) {
            Reference who = doc.directory().who(author.child("assignedAuthor"));
            if (who != null) {
                return who;
            }
        }
        return null;
    }

    /** The first performer that is named. */
    static @Nullable Reference performer(CdaNode entry, CdaDocument doc) {
        for (CdaNode performer : entry.children("performer")) {
            Reference who = doc.directory().who(performer.child("assignedEntity"));
            if (who != null) {
                return who;
            }
        }
        return null;
    }

    private static List<CdaNode> authors(CdaNode entry) {
        List<CdaNode> own = entry.children("author");
        CdaNode around = entry.parent().parent();
        return own.isEmpty() && around.name().equals("act") ? around.children("author") : own;
    }
}
