package org.healthrecord.fhir.chart.lists;

import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource.ListEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * A row as an entry: the leading fact as its item, and one extension with what a reader wants to know without opening
 * the facts. Its parts are defined in the StructureDefinition of {@link #URL}.
 */
public final class EntryWords {
    public static final String URL = "https://healthrecord.org/fhir/StructureDefinition/current-list-entry";
    public static final String BESIDE = "beside";
    public static final String UNTIL = "until";

    /** A fact of the same problem that is over: no current one. */
    private static final String PAST = "past";

    private static final String LONG_TERM = "long-term";

    /** After so many years without a new order, a medicine that no clinic has stopped is called old. */
    private static final int OLD = 2;

    private final Function<String, Reference> clinics;

    /** @param clinics a source's id to a reference to its Organization, with its name */
    public EntryWords(Function<String, Reference> clinics) {
        this.clinics = clinics;
    }

    ListEntryComponent medication(Row row, String asOf) {
        List<Listed> current = row.current();
        Listed lead = current.get(0);
        Extension words = new Extension(URL);
        text(words, "name", lead.name());
        date(words, "since", row.since());
        date(words, UNTIL, row.until());
        date(words, "last-order", lead.last());
        date(words, "last-heard", row.last());
        text(words, "dose", lead.dose());
        prescriber(words, lead.by());
        words.addExtension("clinic", clinics.apply(lead.clinic()));
        lead.notes().forEach(note -> text(words, "note", note));
        if (row.until().isEmpty()) {
            // Where a clinic says that it was stopped, nobody can say that it never was.
            boolean disputed = current.stream().anyMatch(f -> f.notes().contains(Disputed.TAKEN));
            text(words, "note", disputed ? "" : "no end stated");
            if (Days.isOlder(row.last(), asOf, OLD)) {
                String year = lead.last().substring(0, Math.min(4, lead.last().length()));
                text(words, "note", "old: ordered " + year + (disputed ? "" : ", never reported stopped"));
            }
        }
        stopped(row, lead, words);
        row.beside().forEach(f -> words.addExtension(BESIDE, item(f, f.product())));
        return entry(lead, lead.product(), words);
    }

    /** A later word that the drug was stopped, of another order or clinic. */
    private static void stopped(Row row, Listed lead, Extension words) {
        row.facts().stream()
                .filter(f -> f.state() == Listed.State.OVER)
                .map(f -> Days.later(f.until(), f.last()))
                .filter(day -> !lead.last().isEmpty() && day.compareTo(lead.last()) > 0)
                .max(String::compareTo)
                .ifPresent(day -> text(words, "note", "another order of it was reported over on " + day));
    }

    /** @param flag why it is no current problem; "" where it is one */
    ListEntryComponent problem(Row row, String flag) {
        Listed lead = row.isCurrent() ? row.current().get(0) : row.facts().get(0);
        Extension words = new Extension(URL);
        row.spans().forEach(span -> text(words, "span", span));
        if (row.isCurrent()) {
            text(words, "name", lead.name());
            date(words, "since", row.since());
            words.addExtension("clinic", clinics.apply(lead.clinic()));
            text(words, "note", row.rank() == ListedProblem.CHRONIC ? LONG_TERM : "");
            lead.notes().forEach(note -> text(words, "note", note));
        }
        row.facts().stream()
                .filter(f -> f != lead)
                .forEach(f -> words.addExtension(f.isCurrent() ? BESIDE : PAST, item(f, f.name())));
        ListEntryComponent entry = entry(lead, lead.name(), words);
        if (!flag.isEmpty()) {
            entry.setFlag(new CodeableConcept().setText(flag));
        }
        return entry;
    }

    ListEntryComponent allergy(Row row) {
        Listed lead = row.current().get(0);
        Extension words = new Extension(URL);
        text(words, "name", lead.name());
        date(words, "since", row.since());
        row.current().stream()
                .flatMap(f -> f.notes().stream())
                .distinct()
                .forEach(said -> text(words, said.equals(Disputed.HOLDS) ? "note" : "reaction", said));
        words.addExtension("clinic", clinics.apply(lead.clinic()));
        row.current().stream().skip(1).forEach(f -> words.addExtension(BESIDE, item(f, f.name())));
        return entry(lead, lead.name(), words);
    }

    private static ListEntryComponent entry(Listed lead, String name, Extension words) {
        ListEntryComponent entry = new ListEntryComponent(item(lead, name));
        if (words.hasExtension()) {
            entry.addExtension(words);
        }
        if (lead.last().length() >= 4) {
            entry.setDateElement(new DateTimeType(lead.last()));
        }
        return entry;
    }

    private static Reference item(Listed fact, String name) {
        return new Reference(fact.reference()).setDisplay(name.isEmpty() ? null : name);
    }

    private static void prescriber(Extension words, String by) {
        if (!by.isEmpty()) {
            int bar = by.indexOf('|');
            String name = by.substring(bar + 1);
            words.addExtension(
                    "prescriber",
                    new Reference(bar == 0 ? null : by.substring(0, bar)).setDisplay(name.isEmpty() ? null : name));
        }
    }

    private static void date(Extension words, String part, String day) {
        if (day.length() >= 4) {
            add(words, part, new DateTimeType(day));
        }
    }

    private static void text(Extension words, String part, String text) {
        if (!text.isEmpty()) {
            add(words, part, new StringType(text));
        }
    }

    private static void add(Extension words, String part, Type value) {
        words.addExtension(part, value);
    }
}
