package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Names;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.datatype.Times;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.check.SystemShapes;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;

/**
 * Who of the practitioners a document names is the same person: one name with one number here, with another number or
 * without any there. Two numbers of one registry, or two middle initials or suffixes, are two people of one name; then only
 * a number says who is meant.
 */
final class SamePeople {
    private static final Set<String> ROLES =
            Set.of("assignedEntity", "assignedAuthor", "associatedEntity", "intendedRecipient");
    private static final Set<String> PERSONS =
            Set.of("assignedPerson", "associatedPerson", "informationRecipient", "playingEntity");

    private static final Set<String> NOT_NAMES = Set.of(
            "dr", "md", "do", "np", "pa", "rn", "phd", "dds", "mr", "mrs", "ms", "prof", "jr", "sr", "ii", "iii", "iv");

    private final Map<String, Namesakes> byName = new HashMap<>();

    /** The names with which a number is mentioned, by their words. */
    private final Map<String, Map<String, HumanName>> namesOf = new HashMap<>();

    /** All mentions of one name. */
    private static final class Namesakes {
        private final List<Identifier> numbers = new ArrayList<>(2);
        private String middle = "";
        private String suffix = "";
        private boolean several;

        /** How many of the numbers are of a registry; they come first. */
        private int named;

        private void add(HumanName name, List<Identifier> ids) {
            String initial = initial(name);
            String suffix = generation(name);
            several |= differ(middle, initial) || differ(this.suffix, suffix);
            middle = middle.isEmpty() ? initial : middle;
            this.suffix = this.suffix.isEmpty() ? suffix : this.suffix;
            boolean sameNpi = ids.stream().anyMatch(id -> Systems.NPI.equals(id.getSystem()) && isKnown(id));
            several |= !sameNpi && ids.stream().anyMatch(this::isAnother);
            for (Identifier id : ids) {
                if (!isKnown(id)) {
                    numbers.add(Systems.URI.equals(id.getSystem()) ? numbers.size() : named++, id);
                }
            }
        }

        private boolean isKnown(Identifier id) {
            return numbers.stream()
                    .anyMatch(k ->
                            k.getSystem().equals(id.getSystem()) && k.getValue().equals(id.getValue()));
        }

        /** Another number of a registry that gave this person one; a UUID is no number of a registry. */
        private boolean isAnother(Identifier id) {
            return !Systems.URI.equals(id.getSystem())
                    && !isKnown(id)
                    && numbers.stream().anyMatch(k -> k.getSystem().equals(id.getSystem()));
        }

        private static boolean differ(String one, String other) {
            return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
        }
    }

    SamePeople(CdaNode document, Times times) {
        scan(document, times);
    }

    private void scan(CdaNode node, Times times) {
        for (Object o : node.content()) {
            if (o instanceof CdaNode child) {
                if (ROLES.contains(child.name())) {
                    mention(child, times);
                }
                scan(child, times);
            }
        }
    }

    private void mention(CdaNode role, Times times) {
        List<HumanName> names = Names.all(person(role), times);
        if (!names.isEmpty()) {
            String words = name(names.get(0));
            byName.computeIfAbsent(words, n -> new Namesakes()).add(names.get(0), numbers(role));
            Identifiers.ofPerson(role).forEach(id -> namesOf.computeIfAbsent(number(id), n -> new HashMap<>(2))
                    .putIfAbsent(words, names.get(0)));
        }
    }

    /** The element of a role that describes the person. */
    static CdaNode person(CdaNode role) {
        for (CdaNode child : role.children()) {
            if (PERSONS.contains(child.name())) {
                return child;
            }
        }
        return CdaNode.NONE;
    }

    /** Those that can name a person: a number under the NPI's root that cannot be one names none. */
    private static List<Identifier> numbers(CdaNode role) {
        List<Identifier> found = Identifiers.ofPerson(role);
        found.removeIf(
                id -> !id.hasSystem() || Systems.NPI.equals(id.getSystem()) && !SystemShapes.isNpi(id.getValue()));
        return found;
    }

    /** The numbers that name this person: all that the document states with the name, where it is one person's. */
    List<Identifier> numbersOf(Practitioner p) {
        Namesakes all = p.hasName() ? byName.get(name(p.getNameFirstRep())) : null;
        return all == null || all.several ? p.getIdentifier() : all.numbers;
    }

    /** Who is mentioned by a number alone: the one person whom the document names with it elsewhere; null where several are. */
    @Nullable
    HumanName nameOf(List<Identifier> numbers) {
        for (Identifier id : numbers) {
            Map<String, HumanName> names = namesOf.getOrDefault(number(id), Map.of());
            if (names.size() == 1) {
                return names.values().iterator().next();
            }
        }
        return null;
    }

    private static String number(Identifier id) {
        return id.getSystem() + '|' + id.getValue();
    }

    private static String name(HumanName name) {
        if (name.hasFamily() && name.hasGiven()) {
            return folded(name.getFamily() + '|' + name.getGiven().get(0).getValue());
        }
        String text = folded(String.valueOf(name.getNameAsSingleString()));
        int comma = text.indexOf(',');
        List<String> first = words(comma < 0 ? text : text.substring(0, comma));
        List<String> rest = words(comma < 0 ? "" : text.substring(comma + 1));
        if (!rest.isEmpty()) {
            return String.join(" ", first) + '|' + rest.get(0);
        }
        return first.size() < 2 ? text : first.get(first.size() - 1) + '|' + first.get(0);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).strip();
    }

    /** Without titles, degrees and suffixes. */
    private static List<String> words(String name) {
        List<String> words =
                new ArrayList<>(List.of(name.replace(".", "").strip().split("[\\s,]+")));
        words.removeIf(w -> w.isEmpty() || NOT_NAMES.contains(w));
        return words;
    }

    private static String initial(HumanName name) {
        return name.getGiven().size() < 2
                ? ""
                : name.getGiven().get(1).getValue().substring(0, 1).toUpperCase(Locale.ROOT);
    }

    /** The suffixes that distinguish a father from a son; a degree does not. */
    private static String generation(HumanName name) {
        for (var suffix : name.getSuffix()) {
            String plain =
                    suffix.getValue().replace(".", "").toUpperCase(Locale.ROOT).strip();
            if (Set.of("JR", "SR", "II", "III", "IV").contains(plain)) {
                return plain;
            }
        }
        return "";
    }
}
