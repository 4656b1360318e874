package org.healthrecord.fhir.identity.population;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Demographics.PersonName;
import org.healthrecord.fhir.identity.score.Rarity;

/** Rarity of names after their frequency among the people themselves, in bits. */
record NameRarity(Map<String, Double> givenBits, Map<String, Double> familyBits) implements Rarity {
    NameRarity {
        givenBits = Map.copyOf(givenBits);
        familyBits = Map.copyOf(familyBits);
    }

    static NameRarity of(Collection<Demographics> people) {
        return new NameRarity(bits(people, PersonName::first), bits(people, PersonName::family));
    }

    private static Map<String, Double> bits(Collection<Demographics> people, Function<PersonName, String> part) {
        Map<String, Integer> counts = new HashMap<>();
        for (Demographics person : people) {
            person.names().stream().map(part).filter(n -> !n.isEmpty()).forEach(n -> counts.merge(n, 1, Integer::sum));
        }
        double all = counts.values().stream().mapToInt(c -> c).sum();
        double average =
                counts.values().stream().mapToDouble(c -> (c / all) * (c / all)).sum();
        Map<String, Double> bits = new HashMap<>();
        counts.forEach((name, count) -> bits.put(name, log2(average) - log2(count / all)));
        return bits;
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }

    @Override
    public double given(String name) {
        return givenBits.getOrDefault(name, 0.0);
    }

    @Override
    public double family(String name) {
        return familyBits.getOrDefault(name, 0.0);
    }
}
