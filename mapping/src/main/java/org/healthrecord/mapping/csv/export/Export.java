package org.healthrecord.mapping.csv.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.csv.layout.Dates;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.RowKey;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;

/**
 * An export, read and sorted by patient.
 *
 * @param asOf     the greatest time anywhere named as a version; {@link Instant#EPOCH} where there is none
 * @param dates    how dates of this export are read
 * @param patients each patient's rows in the order of the layout's files
 * @param issues   what concerns no patient
 */
public record Export(Instant asOf, Dates dates, Map<String, List<Known>> patients, List<Issue> issues) {

    /** A row with the layout it is read by. */
    public record Known(FileLayout kind, Row row) {}

    public static Export read(Payload payload, Layout layout, SourceProfile source) {
        List<Issue> issues = new ArrayList<>();
        Map<String, List<Known>> patients = new LinkedHashMap<>();
        Instant[] asOf = {named(payload, layout, source)};
        Dates first = layout.dates(source.timeZone(), layout.centuryEnds());
        walk(payload, layout, issues, (kind, row) -> {
            version(kind, row, first).filter(v -> v.isAfter(asOf[0])).ifPresent(v -> asOf[0] = v);
            usable(kind, row, source, issues)
                    .ifPresent(patient -> patients.computeIfAbsent(patient, p -> new ArrayList<>())
                            .add(new Known(kind, row)));
            return true;
        });
        Map<String, List<Known>> listed = layout.patientsListed() ? ListedPatients.of(patients, issues) : patients;
        return new Export(asOf[0], dates(layout, source, asOf[0]), listed, issues);
    }

    /** Hands over every row of every file the layout knows, until the reader has seen enough. */
    public static void walk(Payload payload, Layout layout, List<Issue> issues, BiPredicate<FileLayout, Row> reader) {
        Map<String, byte[]> files = Archive.files(payload);
        Map<String, FileLayout> kinds = Kinds.of(files, layout, issues);
        CsvPieces.GoesOn goesOn = CsvPieces.GoesOn.of(payload.contentType());
        boolean[] enough = {false};
        for (FileLayout kind : layout.files()) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (!enough[0] && kind.equals(kinds.get(file.getKey()))) {
                    new Table(Kinds.shown(file.getKey(), kind), kind, layout, goesOn, issues)
                            .read(file.getValue(), row -> {
                                enough[0] = !reader.test(kind, row);
                                return !enough[0];
                            });
                }
            }
        }
    }

    public static Optional<Instant> version(FileLayout kind, Row row, Dates dates) {
        String cell = row.cell(kind.version());
        return cell == null ? Optional.empty() : dates.instant(cell);
    }

    /** The patient's number of a row that has one that can be trusted. */
    private static Optional<String> usable(FileLayout kind, Row row, SourceProfile source, List<Issue> issues) {
        String patient = RowKey.patient(kind, row);
        if (patient == null || !source.realNumbers().isRecordNumber(patient)) {
            issues.add(Issue.error("row-without-patient", row.place(), "The row names no patient and was left out."));
            return Optional.empty();
        }
        for (String column : columns(kind)) {
            String cell = row.cell(column);
            if (cell != null && RowKey.spoilt(cell)) {
                issues.add(Issue.error(
                        "id-in-scientific-notation",
                        row.place(column),
                        "A spreadsheet has spoilt the number; the row was left out."));
                return Optional.empty();
            }
        }
        return Optional.of(patient);
    }

    private static List<String> columns(FileLayout kind) {
        List<String> columns = new ArrayList<>(kind.key());
        columns.add(kind.patient());
        return columns;
    }

    private static Instant named(Payload payload, Layout layout, SourceProfile source) {
        String fileName = payload.fileName();
        if (layout.asOfFile() == null || fileName == null) {
            return Instant.EPOCH;
        }
        Matcher m = layout.asOfFile().matcher(fileName);
        return m.find()
                ? layout.dates(source.timeZone(), layout.centuryEnds())
                        .instant(m.group(1))
                        .orElse(Instant.EPOCH)
                : Instant.EPOCH;
    }

    private static Dates dates(Layout layout, SourceProfile source, Instant asOf) {
        int year = asOf.equals(Instant.EPOCH)
                ? layout.centuryEnds()
                : asOf.atZone(source.timeZone()).getYear();
        return layout.dates(source.timeZone(), year);
    }
}
