package org.healthrecord.samples.generator;

import static org.healthrecord.samples.generator.Clinic.CANCER;
import static org.healthrecord.samples.generator.Clinic.PAIN;
import static org.healthrecord.samples.generator.Clinic.PRIMARY;
import static org.healthrecord.samples.generator.Clinic.URGENT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.healthrecord.samples.generator.Fact.Allergy;
import org.healthrecord.samples.generator.Fact.Medicine;
import org.healthrecord.samples.generator.Fact.Problem;
import org.healthrecord.samples.generator.Fact.Result;
import org.healthrecord.samples.generator.Fact.Vaccine;
import org.healthrecord.samples.generator.Fact.Visit;

/** What happened to a person: several years of visits with measurements that move, so that a trend shows something. */
final class Story {
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2026;

    final Person person;
    final List<Fact> facts = new ArrayList<>();
    private final Random random;
    private int next;

    Story(Person person) {
        this.person = person;
        this.random = new Random(4_711L * person.number);
        for (Clinic clinic : person.known.keySet()) {
            visits(clinic);
        }
        histories();
    }

    List<Fact> at(Clinic clinic) {
        return facts.stream().filter(f -> f.clinics().contains(clinic)).toList();
    }

    <F extends Fact> List<F> at(Clinic clinic, Class<F> kind) {
        return at(clinic).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void visits(Clinic clinic) {
        int perYear = clinic == URGENT ? 1 : 2;
        int first = person.isUnderAnothersNumber() ? LAST_YEAR : FIRST_YEAR;
        for (int year = first; year <= LAST_YEAR; year++) {
            for (int i = 0; i < perYear; i++) {
                int month = 1 + i * 6 + random.nextInt(clinic == URGENT && year == LAST_YEAR ? 9 : 4);
                LocalDateTime at = LocalDate.of(year, month, 1 + random.nextInt(27))
                        .atTime(8 + random.nextInt(8), 5 * random.nextInt(12));
                boolean cancelled = clinic == URGENT && person.number == 9 && year == 2025;
                facts.add(new Visit(id("V"), clinic, at, 20 + random.nextInt(30), reason(clinic), cancelled));
                if (!cancelled) {
                    measured(clinic, at.plusMinutes(10), year + (month - 1) / 12.0 - FIRST_YEAR);
                }
            }
        }
    }

    /** Measurements of one visit; the longer ago the story began, the further each has drifted. */
    private void measured(Clinic clinic, LocalDateTime at, double years) {
        boolean adult = person.who.birth().getYear() < 2005;
        result(clinic, Test.SYSTOLIC, at, 118 + 2.5 * years * (adult ? 1 : 0), 6, 0);
        result(clinic, Test.DIASTOLIC, at, 74 + 1.2 * years * (adult ? 1 : 0), 4, 0);
        result(clinic, Test.WEIGHT, at, adult ? 68 + person.number + 0.8 * years : 32 + 4.5 * years, 0.8, 1);
        if (clinic == PAIN) {
            result(clinic, Test.PAIN, at, 8 - 0.6 * years, 1, 0);
        }
        if (clinic == PRIMARY && adult) {
            result(clinic, Test.HBA1C, at, diabetic() ? 6.4 + 0.35 * years : 5.4, 0.15, 1);
            result(clinic, Test.GLUCOSE, at, diabetic() ? 120 + 9 * years : 92, 8, 0);
        }
        if ((clinic == PRIMARY || clinic == CANCER) && adult) {
            result(clinic, Test.POTASSIUM, at, 4.2 + 0.06 * years, 0.2, 1);
            result(clinic, Test.CREATININE, at, 0.9 + 0.07 * years, 0.05, 2);
        }
    }

    private boolean diabetic() {
        return Set.of(1, 2, 5, 8, 10).contains(person.number);
    }

    private void result(Clinic clinic, Test test, LocalDateTime at, double about, double spread, int digits) {
        double value = about + spread * (2 * random.nextDouble() - 1);
        Set<Clinic> clinics = EnumSet.of(clinic);
        boolean shared = test == Test.POTASSIUM && clinic == PRIMARY && person.at(CANCER);
        if (shared) {
            clinics.add(CANCER);
        }
        facts.add(new Result(id("R"), clinics, test, at, number(value, digits), null));
    }

    private void histories() {
        int n = person.number;
        int born = person.who.birth().getYear();
        if (diabetic()) {
            problem("E11.9", "Type 2 diabetes mellitus without complications", "2019-05-14", PRIMARY, CANCER);
            medicine(
                    "860975",
                    "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet",
                    "2019-06-01",
                    "1 tab daily with supper",
                    Set.of(),
                    PRIMARY,
                    URGENT);
        }
        if (born < 1970) {
            problem("I10", "Essential (primary) hypertension", "2016-02-03", PRIMARY, PAIN);
            medicine(
                    "314076",
                    "lisinopril 10 MG Oral Tablet",
                    "2021-03-15",
                    "1 tab every morning",
                    n == 1 ? Set.of(PAIN) : Set.of(),
                    PRIMARY,
                    PAIN);
        }
        if (person.at(CANCER)) {
            problem(
                    n == 1 ? "C50.911" : "C61",
                    n == 1
                            ? "Malignant neoplasm of unspecified site of right female breast"
                            : "Malignant neoplasm of prostate",
                    "2022-09-20",
                    CANCER,
                    PRIMARY);
            medicine(
                    n == 1 ? "313195" : "876193",
                    n == 1
                            ? "tamoxifen 20 MG Oral Tablet"
                            : "polyethylene glycol 3350 17000 MG Powder for Oral Solution",
                    "2023-01-10",
                    "daily",
                    Set.of(),
                    CANCER);
        }
        if (person.at(PAIN)) {
            problem("M54.50", "Low back pain, unspecified", "2020-01-15", PAIN);
            medicine(
                    "1049621",
                    "oxycodone hydrochloride 5 MG Oral Tablet",
                    "2024-04-02",
                    "oxycodone 5 mg 1 tab q6h prn",
                    Set.of(),
                    PAIN);
        }
        if (n % 2 == 1) {
            allergy("7980", "penicillin G", "Hives", "1998-07-01", URGENT, PRIMARY);
        }
        vaccine(
                "140",
                "Influenza, seasonal, injectable, preservative free",
                "2025-10-0" + (1 + n % 9),
                URGENT,
                PRIMARY);
        vaccine("208", "COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose", "2021-04-1" + n % 10, PRIMARY);
        if (n == 2) {
            LocalDateTime at = LocalDateTime.of(2026, 5, 4, 11, 20);
            facts.add(new Visit(id("V"), URGENT, at.minusMinutes(15), 60, "Dizziness", false));
            facts.add(new Result(id("R"), Set.of(URGENT), Test.POTASSIUM, at, "6.9", "4.6"));
            facts.add(new Result(id("R"), Set.of(URGENT), Test.GLUCOSE, at, "188", null));
        }
    }

    private void problem(String icd10, String name, String onset, Clinic... clinics) {
        facts.add(new Problem(id("D"), known(clinics), icd10, name, LocalDate.parse(onset), null));
    }

    private void medicine(
            String rxnorm, String name, String written, String sig, Set<Clinic> stopped, Clinic... clinics) {
        facts.add(new Medicine(id("M"), known(clinics), rxnorm, name, LocalDate.parse(written), sig, stopped));
    }

    private void allergy(String rxnorm, String name, String reaction, String noted, Clinic... clinics) {
        facts.add(new Allergy(id("A"), known(clinics), rxnorm, name, reaction, LocalDate.parse(noted)));
    }

    private void vaccine(String cvx, String name, String given, Clinic... clinics) {
        facts.add(new Vaccine(id("I"), known(clinics), cvx, name, LocalDate.parse(given)));
    }

    private Set<Clinic> known(Clinic... clinics) {
        Set<Clinic> known = EnumSet.noneOf(Clinic.class);
        for (Clinic c : clinics) {
            if (person.at(c)) {
                known.add(c);
            }
        }
        return known;
    }

    private String reason(Clinic clinic) {
        String[] reasons =
                switch (clinic) {
                    case URGENT -> new String[] {"Sore throat", "Ankle sprain", "Fever", "Cough"};
                    case CANCER -> new String[] {"Oncology follow-up", "Treatment planning"};
                    case PAIN -> new String[] {"Pain management follow-up", "Injection visit"};
                    case PRIMARY -> new String[] {"Check-up", "Chronic disease follow-up"};
                };
        return reasons[random.nextInt(reasons.length)];
    }

    private String id(String prefix) {
        return "%s%02d%04d".formatted(prefix, person.number, ++next);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
