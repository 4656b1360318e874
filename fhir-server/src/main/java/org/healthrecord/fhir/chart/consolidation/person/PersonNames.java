package org.healthrecord.fhir.chart.consolidation.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;

/**
 * The names of a person whom several clinics name. Family and first given name are voted on separately, each clinic
 * with one vote. Of two with as many votes the one of the clinic that knows the social security number leads, then the
 * latest. So an error of one clinic never leads. What others write is kept as an old name; a nickname or maiden name as
 * what it is.
 */
final class PersonNames {
    private static final Set<NameUse> PRESENT = EnumSet.of(NameUse.OFFICIAL, NameUse.USUAL);
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";

    private final List<ClaimedName> present = new ArrayList<>();
    private final List<HumanName> others = new ArrayList<>();

    /** A name as a clinic gives it. */
    private record ClaimedName(HumanName name, String source) {
        String family() {
            return Concept.plain(Objects.toString(name.getFamily(), ""));
        }

        String given() {
            return name.hasGiven()
                    ? Concept.plain(Objects.toString(name.getGiven().get(0).getValue(), ""))
                    : "";
        }
    }

    /** @param latestFirst what the registrations say */
    PersonNames(List<Claim> latestFirst) {
        latestFirst.stream()
                .sorted(Prefer.that(PersonNames::knowsNumber))
                .forEach(claim -> ((Patient) claim.resource()).getName().forEach(name -> {
                    boolean isPresent = name.hasFamily() && (!name.hasUse() || PRESENT.contains(name.getUse()));
                    if (isPresent) {
                        present.add(new ClaimedName(name, claim.source()));
                    } else {
                        others.add(name);
                    }
                }));
    }

    private static boolean knowsNumber(Claim claim) {
        return ((Patient) claim.resource())
                .getIdentifier().stream()
                        .anyMatch(i -> i.hasValue()
                                && (SSN.equals(i.getSystem()) || i.getType().hasCoding(TYPES, "SS")));
    }

    List<Base> names() {
        List<HumanName> names = new ArrayList<>();
        if (!present.isEmpty()) {
            HumanName lead = lead();
            names.add(lead);
            distinct(present.stream().map(ClaimedName::name), names)
                    .forEach(n -> names.add(n.copy().setUse(NameUse.OLD)));
        }
        distinct(others.stream().sorted(Comparator.comparing(SamePersonalData::rank)), names)
                .forEach(n -> names.add(n.copy()));
        return List.copyOf(names);
    }

    private HumanName lead() {
        String family = most(ClaimedName::family);
        String given = most(ClaimedName::given);
        Comparator<ClaimedName> fullest =
                Comparator.comparingInt((ClaimedName s) -> -s.name().getGiven().size());
        Comparator<ClaimedName> written = Comparator.comparing((ClaimedName s) -> isShouted(s.name()));
        List<ClaimedName> ofFamily = present.stream()
                .filter(s -> s.family().equals(family))
                .sorted(written.thenComparing(fullest))
                .toList();
        return ofFamily.stream()
                .filter(s -> s.given().equals(given))
                .findFirst()
                .map(s -> s.name().copy())
                .orElseGet(() -> composed(ofFamily.get(0).name(), given));
    }

    /** No clinic writes both parts as most do: the family name of the one with the given names of another. */
    private HumanName composed(HumanName family, String given) {
        HumanName name = family.copy();
        present.stream().filter(s -> s.given().equals(given)).findFirst().ifPresent(s -> {
            name.setGiven(s.name().copy().getGiven());
            name.setText(null);
        });
        return name;
    }

    /** What most clinics write in this part; an initial is no vote where one writes more. */
    private String most(Function<ClaimedName, String> part) {
        Map<String, Set<String>> votes = new LinkedHashMap<>();
        boolean initials = present.stream().map(part).allMatch(p -> p.length() < 2);
        present.stream().filter(s -> initials || part.apply(s).length() > 1).forEach(s -> votes.computeIfAbsent(
                        part.apply(s), k -> new HashSet<>())
                .add(s.source()));
        String most = "";
        int best = 0;
        for (Map.Entry<String, Set<String>> vote : votes.entrySet()) {
            if (vote.getValue().size() > best) {
                best = vote.getValue().size();
                most = vote.getKey();
            }
        }
        return most;
    }

    /** Those of which none before says as much. */
    private static List<HumanName> distinct(Stream<HumanName> candidates, List<HumanName> before) {
        List<HumanName> all = new ArrayList<>(before);
        List<HumanName> distinct = new ArrayList<>();
        candidates
                .sorted(Comparator.comparing((HumanName n) -> -n.getGiven().stream()
                        .mapToInt(g -> Objects.toString(g.getValue(), "").length())
                        .sum()))
                .forEach(name -> {
                    if (all.stream().noneMatch(a -> covers(a, name))) {
                        all.add(name);
                        distinct.add(name);
                    }
                });
        return distinct;
    }

    /** Whether the one says all that the other does: the same family name, and given names of which some may be initials. */
    private static boolean covers(HumanName full, HumanName name) {
        if (SamePersonalData.key(full).equals(SamePersonalData.key(name))) {
            return true;
        }
        boolean family = name.hasFamily()
                && Concept.plain(Objects.toString(full.getFamily(), "")).equals(Concept.plain(name.getFamily()));
        boolean suffix = !name.hasSuffix()
                || Concept.plain(full.getSuffixAsSingleString()).equals(Concept.plain(name.getSuffixAsSingleString()));
        return family && suffix && givenCovers(given(full), given(name));
    }

    private static boolean givenCovers(List<String> full, List<String> names) {
        if (names.size() > full.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            String one = names.get(i);
            boolean same =
                    one.equals(full.get(i)) || one.length() == 1 && full.get(i).startsWith(one);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static List<String> given(HumanName name) {
        return name.getGiven().stream()
                .map(g -> Concept.plain(Objects.toString(g.getValue(), "").replace(".", "")))
                .filter(g -> !g.isEmpty())
                .toList();
    }

    private static boolean isShouted(HumanName name) {
        String family = name.getFamily();
        return family.equals(family.toUpperCase(Locale.ROOT));
    }
}
