package org.healthrecord.load;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.healthrecord.load.Panel.Measure;

/** What an urgent care center sends of a visit: an ADT^A04 and an ORU^R01 with the panels measured. */
final class Hl7Feed {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final LocalDateTime FIRST_VISIT = LocalDateTime.of(2024, 1, 1, 8, 0);
    private static final String SENDER = "|LOADEHR|RIVERSIDE|HR|HR|";

    private Hl7Feed() {}

    static List<Submission> visit(LoadPerson person, int visit) {
        return List.of(registration(person, visit), results(person, visit, Panel.ALL.get(visit % Panel.ALL.size())));
    }

    /** One visit after the other, each of all these people. */
    static Iterator<Submission> visits(long seed, int first, int people, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(visit -> IntStream.range(first, first + people)
                        .boxed()
                        .flatMap(i -> visit(LoadPerson.of(seed, i), visit).stream()))
                .iterator();
    }

    /** Who a person is, without a visit: how a clinic's list of patients is handed over once. */
    static Submission person(LoadPerson person) {
        LocalDateTime at = FIRST_VISIT.minusDays(1);
        return Submission.hl7(List.of(
                header(person, 0, "ADT^A28^ADT_A05", "P", at), "EVN|A28|" + at.format(TIME), pid(person), "PV1|1|N"));
    }

    static Submission registration(LoadPerson person, int visit) {
        LocalDateTime at = at(person, visit);
        List<String> lines = new ArrayList<>();
        lines.add(header(person, visit, "ADT^A04^ADT_A01", "A", at));
        lines.add("EVN|A04|" + at.format(TIME));
        lines.add(pid(person));
        lines.add(pv1(person, visit));
        if (visit == 0 && person.number() % 3 == 0) {
            lines.add("AL1|1|DA|7980^penicillin G^RXNORM|MO|Hives");
        }
        lines.add("DG1|1||" + (person.number() % 2 == 0 ? "I10^Hypertension^I10C" : "J06.9^Cold^I10C") + "||"
                + at.format(TIME) + "|F");
        return Submission.hl7(lines);
    }

    /** One order of a visit; {@code corrected} is the same order sent again with other values. */
    static Submission results(LoadPerson person, int visit, Panel panel) {
        LocalDateTime at = at(person, visit).plusMinutes(20);
        SplittableRandom random = LoadPerson.random(person.seed(), person.number(), 1 + visit);
        String order = "O" + person.number() + "-" + visit + "^LOAD";
        List<String> lines = new ArrayList<>();
        lines.add(header(person, visit, "ORU^R01^ORU_R01", "R", at.plusMinutes(10)));
        lines.add(pid(person));
        lines.add(pv1(person, visit));
        lines.add("OBR|1||" + order + "|" + panel.loinc() + "^" + panel.title() + "^LN|||" + at.format(TIME)
                + "|||||||||||||||" + at.plusMinutes(10).format(TIME) + "|||F");
        int set = 0;
        for (Measure m : panel.measures()) {
            lines.add("OBX|" + ++set + "|NM|" + m.loinc() + "^" + m.title() + "^LN||" + m.value(random) + "|" + m.unit()
                    + "^^UCUM|||||F|||" + at.format(TIME));
        }
        return Submission.hl7(lines);
    }

    /** Visits are eleven hours apart, so that a person's ten thousandth is not in the next century. */
    private static LocalDateTime at(LoadPerson person, int visit) {
        return FIRST_VISIT.plusMinutes(person.number() % 600L).plusHours(11L * visit);
    }

    private static String header(LoadPerson person, int visit, String type, String kind, LocalDateTime at) {
        return "MSH|^~\\&" + SENDER + at.format(TIME) + "||" + type + "|" + person.seed() + "-" + person.number() + "-"
                + visit + kind + "|P|2.5.1";
    }

    private static String pid(LoadPerson p) {
        return "PID|1||" + p.recordNumber("L") + "^^^LOAD&2.16.840.1.113883.3.9999.1&ISO^MR||" + p.family() + "^"
                + p.given() + "||" + p.birth().format(DateTimeFormatter.BASIC_ISO_DATE) + "|" + (p.female() ? "F" : "M")
                + "|||" + p.street() + "^^" + p.city() + "^ME^" + p.zip() + "^USA||" + p.phone();
    }

    private static String pv1(LoadPerson person, int visit) {
        return "PV1|1|O|WALKIN^^^LOAD||||9999990019^Harrow^Paula^^^Dr||||||||||||V" + person.number() + "-" + visit
                + "^^^LOAD|||||||||||||||||||||||||" + at(person, visit).format(TIME);
    }
}
