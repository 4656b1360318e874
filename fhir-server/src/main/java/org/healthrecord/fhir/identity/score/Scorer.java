package org.healthrecord.fhir.identity.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.healthrecord.fhir.identity.score.Comparison.Evidence;
import org.healthrecord.fhir.identity.score.Demographics.PersonName;

/** Compares two registrations' demographics, field by field. Symmetric. */
public final class Scorer {
    /** A household has one family name, telephone and address: together they say no more than this. */
    private static final double HOUSEHOLD_CAP = 17;

    private static final double SLIP = 3;
    private static final PersonName NAMELESS = new PersonName(List.of(), "", "");

    private final Weights weights;
    private final Rarity rarity;
    private final double householdCap;

    private Scorer(Weights weights, Rarity rarity, double householdCap) {
        this.weights = weights;
        this.rarity = rarity;
        this.householdCap = householdCap;
    }

    public static Scorer shipped() {
        return new Scorer(Weights.SHIPPED, Rarity.CENSUS, HOUSEHOLD_CAP);
    }

    /** For registrations among which people of one household are not found. */
    public static Scorer withoutHouseholds(Weights weights, Rarity rarity) {
        return new Scorer(weights, rarity, Double.POSITIVE_INFINITY);
    }

    public String version() {
        return weights.version();
    }

    public Comparison compare(Demographics a, Demographics b) {
        NameComparison name = bestName(a, b);
        List<Evidence> evidence = new ArrayList<>();
        for (Field field : Field.values()) {
            Level level = level(field, name, a, b);
            evidence.add(new Evidence(field, level, weights.of(field, level) + rarity(field, level, name)));
        }
        return new Comparison(
                evidence,
                capped(evidence),
                nameBits(name),
                Dates.yearsApart(a.birthDate(), b.birthDate()),
                clash(a, b),
                a.newborn() != null || b.newborn() != null,
                Dates.vague(a.birthDate(), b.birthDate()),
                halves(first(a), first(b)),
                a.numberShared() || b.numberShared());
    }

    private NameComparison bestName(Demographics a, Demographics b) {
        NameComparison best = NameComparison.of(first(a), first(b));
        for (PersonName one : a.names()) {
            for (PersonName other : b.names()) {
                NameComparison next = NameComparison.of(one, other);
                best = bits(next) > bits(best) ? next : best;
            }
        }
        return best;
    }

    private static PersonName first(Demographics d) {
        return d.names().isEmpty() ? NAMELESS : d.names().get(0);
    }

    private static boolean halves(PersonName a, PersonName b) {
        return givenAlone(a) && familyAlone(b) || givenAlone(b) && familyAlone(a);
    }

    private static boolean givenAlone(PersonName name) {
        return !name.first().isEmpty() && name.family().isEmpty();
    }

    private static boolean familyAlone(PersonName name) {
        return name.first().isEmpty() && !name.family().isEmpty();
    }

    private double bits(NameComparison name) {
        return weights.of(Field.GIVEN, name.given())
                + weights.of(Field.MIDDLE, name.middle())
                + weights.of(Field.FAMILY, name.family());
    }

    private static Level level(Field field, NameComparison name, Demographics a, Demographics b) {
        return switch (field) {
            case GIVEN -> name.given();
            case MIDDLE -> name.middle();
            case FAMILY -> name.family();
            case SUFFIX -> suffix(first(a).suffix(), first(b).suffix());
            case BIRTH_DATE -> a.birthDate() == null || b.birthDate() == null
                    ? Level.MISSING
                    : Dates.compare(a.birthDate(), b.birthDate());
            case SEX -> a.sex() == null || b.sex() == null
                    ? Level.MISSING
                    : Objects.equals(a.sex(), b.sex()) ? Level.SAME : Level.DIFFERENT;
            case SSN -> ContactComparison.ssn(a.ssn(), b.ssn());
            case NUMBER -> ContactComparison.best(a.numbers(), b.numbers(), ContactComparison::number);
            case PHONE -> ContactComparison.best(a.phones(), b.phones(), ContactComparison::phone);
            case EMAIL -> ContactComparison.best(a.emails(), b.emails(), ContactComparison::email);
            case ADDRESS -> ContactComparison.best(a.addresses(), b.addresses(), ContactComparison::address);
        };
    }

    private static Level suffix(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Level.MISSING;
        }
        return Suffixes.conflict(a, b) ? Level.DIFFERENT : Level.SAME;
    }

    private double rarity(Field field, Level level, NameComparison name) {
        boolean agrees = level.compareTo(Level.CLOSE) <= 0 && level != Level.INITIAL && level != Level.CROSSED;
        if (!agrees) {
            return 0;
        }
        return switch (field) {
            case GIVEN -> bounded(
                    lesser(rarity::given, name.one().first(), name.other().first()));
            case FAMILY -> bounded(
                    lesser(rarity::family, name.one().family(), name.other().family()));
            default -> 0;
        };
    }

    private static double bounded(double bits) {
        return Math.max(-4, Math.min(4, bits));
    }

    private static double nameBits(NameComparison name) {
        if (name.given() != Level.SAME || name.family() != Level.SAME && name.family() != Level.CLOSE) {
            return 0;
        }
        return lesser(NameTables::givenBits, name.one().first(), name.other().first())
                + lesser(
                        NameTables::familyBits,
                        name.one().family(),
                        name.other().family())
                - (name.family() == Level.CLOSE ? SLIP : 0);
    }

    /** Of two writings the more usual one counts: the other may be rare only because it is an error. */
    private static double lesser(ToDoubleFunction<String> bits, String one, String other) {
        return Math.min(bits.applyAsDouble(one), bits.applyAsDouble(other));
    }

    private double capped(List<Evidence> evidence) {
        double household =
                positive(evidence, Field.FAMILY) + positive(evidence, Field.PHONE) + positive(evidence, Field.ADDRESS);
        return Math.max(0, household - householdCap);
    }

    private static double positive(List<Evidence> evidence, Field field) {
        return Math.max(0, evidence.get(field.ordinal()).bits());
    }

    private static boolean clash(Demographics a, Demographics b) {
        boolean ranks = a.birthRank() > 0 && b.birthRank() > 0 && a.birthRank() != b.birthRank();
        String one = a.newborn();
        String other = b.newborn();
        return ranks || (one != null && other != null && !one.isEmpty() && !other.isEmpty() && !one.equals(other));
    }
}
