package org.healthrecord.samples.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What would show another person in the record of one of the sample people: numbers, names, telephones and streets of
 * all others.
 */
public final class OthersOf {
    private OthersOf() {}

    /**
     * @param numbers the record's own person's; empty where the record is about no person, so that all people are
     * others
     */
    public static Pattern record(Set<String> numbers) {
        Set<String> strangers = new TreeSet<>();
        Set<String> own = new HashSet<>();
        for (Person person : People.all()) {
            boolean his = List.of(Clinic.values()).stream()
                    .anyMatch(c -> numbers.contains(person.mrn(c)) || numbers.contains(provisional(c, person)));
            (his ? own : strangers).addAll(marks(person));
        }
        if (own.isEmpty() && !numbers.isEmpty()) {
            throw new IllegalStateException("None of the sample people has these numbers");
        }
        // Twins share an address, father and son a name.
        strangers.removeAll(own);
        return Pattern.compile("\\b(" + String.join("|", strangers) + ")\\b");
    }

    /** The number a person has until the clinic finds out who it is, and merges the two. */
    private static String provisional(Clinic clinic, Person person) {
        return clinic.prefix + (9_900 + person.number);
    }

    private static Set<String> marks(Person person) {
        Set<String> marks = new HashSet<>();
        marks(person.who, marks);
        person.known.values().forEach(who -> marks(who, marks));
        for (Clinic clinic : Clinic.values()) {
            marks.add(person.mrn(clinic));
            marks.add(provisional(clinic, person));
        }
        return marks;
    }

    private static void marks(Person.Who who, Set<String> marks) {
        marks.addAll(List.of(who.family(), who.given(), who.phone(), who.street()));
    }
}
