package org.healthrecord.fhir.chart.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a list needs of one fact. Dates are FHIR dates of any precision, "" where none is stated.
 *
 * @param reference {@code Type/id} of the fact
 * @param keys      what it is about; facts that share one are one row
 * @param name      for a reader: the drug, the problem, the substance
 * @param state     whether it holds
 * @param rank      rows with the smaller rank come first
 * @param since     since when
 * @param until     its stated end
 * @param last      when it was last ordered, recorded or given
 * @param heard     the latest day on which anything is known of it: the sender's or that of its arrival
 * @param product   what is to be distinguished within a row: form and strength as coded
 * @param dose      the dosage in words
 * @param by        the prescriber: a reference, a bar, a name
 * @param clinic    the source whose statement is shown
 * @param notes     what a reader has to know beside
 */
public record Listed(
        String reference,
        List<String> keys,
        String name,
        State state,
        int rank,
        String since,
        String until,
        String last,
        String heard,
        String product,
        String dose,
        String by,
        String clinic,
        List<String> notes) {
    private static final String FIELD = "\t";
    private static final String ITEM = "\u001f";

    /** Whether a fact holds now, as far as it says itself. */
    public enum State {
        CURRENT,
        /** Something happened: given, dispensed. */
        EVENT,
        /** Found at a visit; nobody says whether it lasts. */
        OF_VISIT,
        OVER,
        SOCIAL,
        ADMINISTRATIVE
    }

    public Listed {
        keys = List.copyOf(keys);
        notes = List.copyOf(notes);
    }

    public String type() {
        return reference.substring(0, reference.indexOf('/'));
    }

    public boolean isCurrent() {
        return state == State.CURRENT;
    }

    /** One line of text; {@link #of} reads it. */
    public String text() {
        return String.join(
                FIELD,
                reference,
                items(keys),
                plain(name),
                state.name(),
                Integer.toString(rank),
                since,
                until,
                last,
                heard,
                plain(product),
                plain(dose),
                plain(by),
                clinic,
                items(notes));
    }

    /** The same entry, placed among its like by this rank. */
    Listed ranked(int place) {
        return new Listed(
                reference, keys, name, state, place, since, until, last, heard, product, dose, by, clinic, notes);
    }

    public static Listed of(String text) {
        String[] f = text.split(FIELD, -1);
        return new Listed(
                f[0],
                list(f[1]),
                f[2],
                State.valueOf(f[3]),
                Integer.parseInt(f[4]),
                f[5],
                f[6],
                f[7],
                f[8],
                f[9],
                f[10],
                f[11],
                f[12],
                list(f[13]));
    }

    private static List<String> list(String items) {
        return items.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(items.split(ITEM)));
    }

    private static String items(List<String> items) {
        return String.join(ITEM, items.stream().map(Listed::plain).toList());
    }

    /** Without what separates the fields. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            plain.append(c < ' ' ? ' ' : c);
        }
        return plain.toString();
    }
}
