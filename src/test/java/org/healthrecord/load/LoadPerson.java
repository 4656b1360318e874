package org.healthrecord.load;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** An invented person: the same number under the same seed is the same person, on every machine. */
record LoadPerson(
        long seed,
        int number,
        String family,
        String given,
        LocalDate birth,
        boolean female,
        String street,
        String city,
        String zip,
        String phone) {
    private static final Names FAMILIES = Names.of("families.txt");
    private static final Names WOMEN = Names.of("women.txt");
    private static final Names MEN = Names.of("men.txt");
    private static final Names STREETS = Names.of("streets.txt");
    private static final LocalDate YOUNGEST = LocalDate.of(2022, 12, 31);
    private static final int DAYS = 92 * 365;

    static LoadPerson of(long seed, int number) {
        SplittableRandom random = random(seed, number, 0);
        boolean female = random.nextBoolean();
        int zip = 10_000 + random.nextInt(300);
        return new LoadPerson(
                seed,
                number,
                FAMILIES.draw(random),
                (female ? WOMEN : MEN).draw(random),
                YOUNGEST.minusDays(random.nextInt(DAYS)),
                female,
                1 + random.nextInt(999) + " " + STREETS.draw(random),
                "Township " + zip % 100,
                Integer.toString(zip),
                "555-%07d".formatted(random.nextInt(10_000_000)));
    }

    /** A random source of its own for each thing that happens to a person. */
    static SplittableRandom random(long seed, int number, int what) {
        return new SplittableRandom(seed * 1_000_003L + number * 7_919L + what * 104_729L);
    }

    String recordNumber(String prefix) {
        return prefix + seed + "-" + number;
    }
}
