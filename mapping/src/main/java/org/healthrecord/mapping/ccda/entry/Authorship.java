package org.healthrecord.mapping.ccda.entry;

import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.RelatedPeople;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Who wrote an entry and when; an entry without an author has that of the act around it. */
public final class Authorship {
    /** Those who can record, assert or express something. */
    public static final Set<String> PEOPLE = Set.of("Practitioner", "Patient", "RelatedPerson");

    /** Those who can do something, or answer for it. */
    public static final Set<String> DOERS = Set.of("Practitioner", "Patient", "RelatedPerson", "Organization");

    /** Those who can order or write something. */
    public static final Set<String> ALL = Set.of("Practitioner", "Patient", "RelatedPerson", "Organization", "Device");

    /** Those who can give a medication. */
    public static final Set<String> GIVERS = Set.of("Practitioner", "Patient", "RelatedPerson", "Device");

    /** Those who can do something to a patient. */
    public static final Set<String> CARERS = Set.of("Practitioner", "Organization");

    private Authorship() {}

    /** The earliest time an author gives; null where none does. */
    public static @Nullable DateTimeType recorded(CdaNode entry, CdaDocument doc) {
        DateTimeType earliest = null;
        for (CdaNode author : authors(entry)) {
            DateTimeType time = doc.times().dateTime(author.child("time"));
            if (time != null && (earliest == null || time.getValue().before(earliest.getValue()))) {
                earliest = time;
            }
        }
        return earliest;
    }

    /** The first author that is of a kind that may be there. */
    public static @Nullable Reference author(CdaNode entry, CdaDocument doc, Set<String> kinds) {
        for (CdaNode author : authors(entry)) {
            Reference who = doc.directory().who(author.child("assignedAuthor"));
            if (who != null && kinds.contains(who.getType())) {
                return who;
            }
        }
        return null;
    }

    /** Who informed the author: a relative, or another person who cares for the patient. */
    public static @Nullable Reference informant(CdaNode entry, CdaDocument doc) {
        for (CdaNode informant : entry.children("informant")) {
            CdaNode related = informant.child("relatedEntity");
            Reference who = related.exists()
                    ? RelatedPeople.of(related, related.child("effectiveTime"), doc)
                    : doc.directory().who(informant.child("assignedEntity"));
            if (who != null && (related.exists() || PEOPLE.contains(who.getType()))) {
                return who;
            }
        }
        return null;
    }

    /** The first performer that is named. */
    public static @Nullable Reference performer(CdaNode entry, CdaDocument doc, Set<String> kinds) {
        List<CdaNode> own = entry.children("performer");
        for (CdaNode performer :
                own.isEmpty() && isAround(entry) ? entry.parent().parent().children("performer") : own) {
            Reference who = doc.directory().who(performer.child("assignedEntity"));
            if (who != null && kinds.contains(who.getType())) {
                return who;
            }
        }
        return null;
    }

    private static List<CdaNode> authors(CdaNode entry) {
        List<CdaNode> own = entry.children("author");
        return own.isEmpty() && isAround(entry) ? entry.parent().parent().children("author") : own;
    }

    /** An act or an organizer speaks for what it holds (context conduction of CDA). */
    private static boolean isAround(CdaNode entry) {
        String around = entry.parent().parent().name();
        return around.equals("act") || around.equals("organizer");
    }
}
