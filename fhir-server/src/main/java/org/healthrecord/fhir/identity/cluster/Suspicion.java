package org.healthrecord.fhir.identity.cluster;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.identity.score.Demographics;

/** Why the records of one person look like more than one person's. */
public enum Suspicion {
    TWO_SEXES("two sexes"),
    TWO_BIRTH_YEARS("two years of birth"),
    MANY_NUMBERS("more than two social security numbers"),
    MANY_RECORDS("more than six records");

    private static final int NUMBERS = 2;
    private static final int RECORDS = 6;
    private static final int FULL_NUMBER = 9;
    private final String words;

    Suspicion(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static Set<Suspicion> of(Collection<Demographics> records) {
        Set<Suspicion> found = EnumSet.noneOf(Suspicion.class);
        if (distinct(records, r -> Objects.requireNonNullElse(r.sex(), "")) > 1) {
            found.add(TWO_SEXES);
        }
        if (distinct(records, Suspicion::year) > 1) {
            found.add(TWO_BIRTH_YEARS);
        }
        if (distinct(records, Suspicion::number) > NUMBERS) {
            found.add(MANY_NUMBERS);
        }
        if (records.size() > RECORDS) {
            found.add(MANY_RECORDS);
        }
        return found;
    }

    private static long distinct(Collection<Demographics> records, Function<Demographics, String> value) {
        return records.stream().map(value).filter(v -> !v.isEmpty()).distinct().count();
    }

    private static String year(Demographics record) {
        return record.birthDate() == null ? "" : record.birthDate().substring(0, 4);
    }

    private static String number(Demographics record) {
        String ssn = Objects.requireNonNullElse(record.ssn(), "");
        return ssn.length() == FULL_NUMBER ? ssn : "";
    }
}
