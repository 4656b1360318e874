package org.healthrecord.samples.generator;

import static org.healthrecord.samples.generator.Clinic.PAIN;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.samples.generator.Fact.Allergy;
import org.healthrecord.samples.generator.Fact.Medicine;
import org.healthrecord.samples.generator.Fact.Problem;
import org.healthrecord.samples.generator.Fact.Result;
import org.healthrecord.samples.generator.Fact.Vaccine;
import org.healthrecord.samples.generator.Fact.Visit;
import org.healthrecord.samples.generator.Person.Who;

/** The pain clinic's export as of a day: eight files. */
final class CsvWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm");

    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final LocalDate asOf;

    private CsvWriter(LocalDate asOf) {
        this.asOf = asOf;
        heading(
                "patients",
                "chart_no,last_name,first_name,mi,suffix,birth_date,gender,home_phone,street,city,state,zip,last_changed");
        heading(
                "visits",
                "visit_no,chart_no,visit_start,visit_end,visit_type_code,visit_type,provider_npi,provider_name");
        heading("diagnoses", "dx_no,chart_no,visit_no,code_system,code,description,onset_date,resolved_date");
        heading(
                "medications",
                "rx_no,chart_no,visit_no,rxnorm,drug_name,written_date,status,sig,dose_qty,times_per_day");
        heading("allergies", "allergy_no,chart_no,code_system,code,substance,category,severity,noted_date");
        heading("immunizations", "imm_no,chart_no,cvx,vaccine,given_date");
        heading("procedures", "proc_no,chart_no,visit_no,code_system,code,description,performed_at");
        heading(
                "results",
                "result_no,chart_no,visit_no,loinc,test_name,collected_at,value,units,value_code,value_code_system,status");
    }

    /** Texts by file name. */
    static Map<String, String> export(List<Story> stories, LocalDate asOf) {
        CsvWriter writer = new CsvWriter(asOf);
        stories.stream().filter(s -> s.person.at(PAIN)).forEach(writer::person);
        Map<String, String> texts = new LinkedHashMap<>();
        writer.files.forEach((name, lines) -> texts.put(name + ".csv", String.join("\n", lines) + "\n"));
        return texts;
    }

    private void person(Story story) {
        Who w = story.person.known.get(PAIN);
        String chart = story.person.mrn(PAIN);
        row(
                "patients",
                chart,
                w.family(),
                w.given(),
                w.middle().isEmpty() ? "" : w.middle().substring(0, 1),
                w.suffix(),
                w.birth().format(DAY),
                w.sex().equals("F") ? "Female" : "Male",
                w.phone(),
                w.street(),
                w.city(),
                "ME",
                w.zip(),
                asOf.format(DAY));
        for (Fact fact : story.at(PAIN)) {
            fact(story, chart, fact);
        }
    }

    private void fact(Story story, String chart, Fact fact) {
        if (fact instanceof Visit v && past(v.start())) {
            row(
                    "visits",
                    v.id(),
                    chart,
                    v.start().format(TIME),
                    v.end().format(TIME),
                    "",
                    v.reason(),
                    "9999990027",
                    "Dr. Selma Roth");
            if (v.reason().equals("Injection visit")) {
                row(
                        "procedures",
                        "P" + v.id(),
                        chart,
                        v.id(),
                        "",
                        "",
                        "Trigger point injection",
                        v.start().plusMinutes(15).format(TIME));
            }
        } else if (fact instanceof Problem p && past(p.onset().atStartOfDay())) {
            row(
                    "diagnoses",
                    p.id(),
                    chart,
                    "",
                    "ICD-10-CM",
                    p.icd10(),
                    p.name(),
                    p.onset().format(DAY),
                    "");
        } else if (fact instanceof Medicine m && past(m.written().atStartOfDay())) {
            row(
                    "medications",
                    m.id(),
                    chart,
                    "",
                    m.rxnorm(),
                    m.name(),
                    m.written().format(DAY),
                    m.stoppedAt().contains(PAIN) ? "stopped" : "active",
                    m.sig(),
                    "1",
                    "");
        } else if (fact instanceof Allergy a) {
            row(
                    "allergies",
                    a.id(),
                    chart,
                    "RXNORM",
                    a.rxnorm(),
                    a.name(),
                    "medication",
                    "high",
                    a.noted().format(DAY));
        } else if (fact instanceof Vaccine i && past(i.given().atStartOfDay())) {
            row("immunizations", i.id(), chart, i.cvx(), i.name(), i.given().format(DAY));
        } else if (fact instanceof Result r && past(r.at())) {
            row(
                    "results",
                    r.id(),
                    chart,
                    visit(story, r),
                    r.test().loinc,
                    r.test().title,
                    r.at().format(TIME),
                    r.now(),
                    r.test().unit,
                    "",
                    "",
                    "final");
        }
    }

    private static String visit(Story story, Result r) {
        return story.at(PAIN, Visit.class).stream()
                .filter(v -> !r.at().isBefore(v.start()) && r.at().isBefore(v.end()))
                .map(Visit::id)
                .findFirst()
                .orElse("");
    }

    private boolean past(LocalDateTime at) {
        return at.toLocalDate().isBefore(asOf);
    }

    private void heading(String file, String heading) {
        files.put(file, new ArrayList<>(List.of(heading)));
    }

    private void row(String file, String... cells) {
        files.get(file)
                .add(String.join(
                        ",", Arrays.stream(cells).map(CsvWriter::quoted).toList()));
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
