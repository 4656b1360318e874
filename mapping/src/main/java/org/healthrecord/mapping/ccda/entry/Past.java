package org.healthrecord.mapping.ccda.entry;

import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** Whether a time is before the document was written; where the document does not say when, what is stated is past. */
public final class Past {
    private Past() {}

    /** An interval whose stated end is past. */
    public static boolean hasEnded(CdaNode time, CdaDocument doc) {
        Period period = doc.times().period(time);
        return period != null && period.hasEnd() && is(period.getEndElement(), doc);
    }

    /** An interval whose stated end is past, or a past point in time. */
    public static boolean isOver(CdaNode time, CdaDocument doc) {
        return hasEnded(time, doc) || is(doc.times().dateTime(time), doc);
    }

    private static boolean is(@Nullable DateTimeType time, CdaDocument doc) {
        CdaNode written = doc.root().child("effectiveTime");
        return time != null
                && (written.attr("value").isEmpty()
                        || !doc.times().at(time).isAfter(doc.times().at(written)));
    }
}
