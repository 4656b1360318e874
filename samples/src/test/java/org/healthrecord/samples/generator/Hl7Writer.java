package org.healthrecord.samples.generator;

import static org.healthrecord.samples.generator.Clinic.URGENT;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.healthrecord.samples.generator.Fact.Allergy;
import org.healthrecord.samples.generator.Fact.Medicine;
import org.healthrecord.samples.generator.Fact.Problem;
import org.healthrecord.samples.generator.Fact.Result;
import org.healthrecord.samples.generator.Fact.Vaccine;
import org.healthrecord.samples.generator.Fact.Visit;
import org.healthrecord.samples.generator.Person.Who;

/** The urgent care center's HL7 v2.5.1 messages of one person, by the time they were sent. */
final class Hl7Writer {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private static final String SECOND = "RUC9912";

    private final Story story;
    private final Person person;
    private final TreeMap<String, String> messages = new TreeMap<>();

    private Hl7Writer(Story story) {
        this.story = story;
        this.person = story.person;
    }

    /** Messages by a key that sorts them by time. */
    static TreeMap<String, String> messages(Story story) {
        Hl7Writer writer = new Hl7Writer(story);
        for (Visit visit : story.at(URGENT, Visit.class)) {
            writer.visit(visit);
        }
        writer.rest();
        return writer.messages;
    }

    private void visit(Visit visit) {
        String mrn = visitMrn(visit);
        message("ADT^A04^ADT_A01", "A04", visit.start(), mrn, List.of(pv1(visit), "PV2|||^" + visit.reason()));
        if (visit.cancelled()) {
            message("ADT^A11^ADT_A09", "A11", visit.start().plusMinutes(2), mrn, List.of(pv1(visit)));
            return;
        }
        results(visit, mrn);
        List<String> end = new ArrayList<>(List.of(pv1(visit)));
        for (Problem p : story.at(URGENT, Problem.class)) {
            end.add("DG1|" + end.size() + "||" + p.icd10() + "^" + p.name() + "^I10C||"
                    + p.onset().format(DAY) + "|F");
        }
        message("ADT^A03^ADT_A03", "A03", visit.end(), mrn, end);
    }

    /** One order for each visit: measurements, then laboratory values; a corrected value is sent again as corrected. */
    private void results(Visit visit, String mrn) {
        List<Result> of = story.at(URGENT, Result.class).stream()
                .filter(r -> !r.at().isBefore(visit.start()) && r.at().isBefore(visit.end()))
                .toList();
        if (of.isEmpty()) {
            return;
        }
        message("ORU^R01^ORU_R01", null, visit.end().plusMinutes(5), mrn, report(visit, of, false));
        if (of.stream().anyMatch(r -> r.corrected() != null)) {
            message("ORU^R01^ORU_R01", null, visit.end().plusHours(20), mrn, report(visit, of, true));
        }
    }

    private List<String> report(Visit visit, List<Result> results, boolean again) {
        List<String> lines = new ArrayList<>(List.of(pv1(visit)));
        String at = results.get(0).at().format(TIME);
        String status = again ? "C" : "F";
        lines.add("ORC|RE||L" + visit.id() + "^RUC-LAB|||||||||9999990019^Harrow^Paula");
        lines.add("OBR|1||L" + visit.id() + "^RUC-LAB|POC^Point of care panel^L|||" + at
                + "|||||||||9999990019^Harrow^Paula||||||" + visit.end().format(TIME) + "|||" + status);
        for (Result r : results) {
            String value = again ? r.now() : r.value();
            String own = again && r.corrected() != null ? "C" : "F";
            lines.add("OBX|" + (lines.size() - 2) + "|NM|" + r.test().loinc + "^" + r.test().title + "^LN||" + value
                    + "|" + r.test().unit + "^^UCUM|||||" + own + "|||" + r.at().format(TIME));
        }
        return lines;
    }

    private void rest() {
        List<Visit> visits = story.at(URGENT, Visit.class);
        LocalDateTime first = visits.get(0).end().plusMinutes(1);
        for (Allergy a : story.at(URGENT, Allergy.class)) {
            message(
                    "ADT^A08^ADT_A01",
                    "A08",
                    first,
                    mrn(),
                    List.of(
                            pv1(visits.get(0)),
                            "AL1|1|DA|" + a.rxnorm() + "^" + a.name() + "^RXNORM|MO|" + a.reaction() + "|"
                                    + a.noted().format(DAY)));
        }
        for (Vaccine v : story.at(URGENT, Vaccine.class)) {
            message(
                    "VXU^V04^VXU_V04",
                    null,
                    v.given().atTime(10, 0),
                    mrn(),
                    List.of(
                            "ORC|RE||" + v.id() + "^RUC",
                            "RXA|0|1|" + v.given().format(DAY) + "||" + v.cvx() + "^" + v.name()
                                    + "^CVX|999|||01^Historical information^NIP001|||||||||||CP|A"));
        }
        for (Medicine m : story.at(URGENT, Medicine.class)) {
            message(
                    "RDE^O11^RDE_O11",
                    null,
                    m.written().atTime(9, 0),
                    mrn(),
                    List.of(
                            "ORC|NW|" + m.id() + "^RUC|" + m.id() + "^RUC||CM||||"
                                    + m.written().format(DAY),
                            "RXE|^^^" + m.written().format(DAY) + "|" + m.rxnorm() + "^" + m.name()
                                    + "^RXNORM|1||{tablet}^tablet^UCUM||^" + m.sig()));
        }
        if (person.number == 12) {
            Visit merged = visits.get(0);
            message("ADT^A40^ADT_A39", "A40", merged.end().plusDays(3), mrn(), List.of("MRG|" + cx(visitMrn(merged))));
        }
        if (person.number == 1) {
            Visit last = visits.get(visits.size() - 1);
            message(
                    "MDM^T02^MDM_T02",
                    "T02",
                    last.end().plusMinutes(30),
                    mrn(),
                    List.of(
                            pv1(last),
                            "TXA|1|PN^Progress note^L|TX|" + last.start().format(TIME) + "||||||||N" + last.id()
                                    + "|||||AU",
                            "OBX|1|TX|11506-3^Progress note^LN||Seen for " + last.reason()
                                    + ". Rest and fluids. Return if not better in a week.||||||F"));
        }
    }

    private void message(String type, String event, LocalDateTime at, String mrn, List<String> segments) {
        String control = "%s-%02d-%03d".formatted(at.format(TIME), person.number, messages.size());
        List<String> lines = new ArrayList<>();
        lines.add("MSH|^~\\&|RUCEHR|RIVERSIDE|HR|HR|" + at.format(TIME) + "||" + type + "|" + control + "|P|2.5.1");
        if (event != null) {
            lines.add("EVN|" + event + "|" + at.format(TIME));
        }
        lines.add(pid(mrn));
        lines.addAll(segments);
        messages.put(control, String.join("\r", lines) + "\r");
    }

    private String pid(String mrn) {
        Who known = person.known.get(URGENT);
        Who w = mrn.equals(SECOND) ? known.born("2010-10-09") : known;
        return "PID|1||" + cx(mrn) + "||" + w.family() + "^" + w.given() + "^" + w.middle() + "^" + w.suffix() + "||"
                + w.birth().format(DAY) + "|" + w.sex() + "|||" + w.street() + "^^" + w.city() + "^ME^" + w.zip()
                + "^USA||" + w.phone();
    }

    /**
     * The boy was registered a second time by mistake, and a year too old; the two numbers were merged days later.
     */
    private String visitMrn(Visit visit) {
        boolean first = person.number == 12
                && visit.equals(story.at(URGENT, Visit.class).get(0));
        return first ? SECOND : mrn();
    }

    private String mrn() {
        return person.mrn(URGENT);
    }

    private static String cx(String mrn) {
        return mrn + "^^^RUC&2.16.840.1.113883.3.9999.1&ISO^MR";
    }

    private static String pv1(Visit v) {
        return "PV1|1|O|WALKIN^^^RUC||||9999990019^Harrow^Paula^^^Dr||||||||||||" + v.id()
                + "^^^RUC|||||||||||||||||||||||||" + v.start().format(TIME) + "|"
                + (v.cancelled() ? "" : v.end().format(TIME));
    }
}
