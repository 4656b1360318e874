package org.healthrecord.fhir.chart.consolidation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/**
 * Prints, for the charts of some people, how often each element is stated, shown, kept as a clinic's statement, and
 * lost.
 *
 * <p>Usage: {@code ElementLoss PERSONS.csv LAYOUT.yml {ID FORMAT MRN-SYSTEM FOLDER}...} PERSONS.csv has a header and the
 * columns {@code source,record number,person}. Every file of FOLDER is one message; a folder in it is one export. Ends with
 * 1 if anything is lost.
 */
final class ElementLoss {
    private final Map<String, String> personOf = new HashMap<>();
    private final Map<String, List<Statement>> people = new TreeMap<>();

    private ElementLoss() {}

    public static void main(String[] args) throws IOException {
        ElementLoss charts = new ElementLoss();
        charts.readPeople(Path.of(args[0]));
        String layout = Files.readString(Path.of(args[1]));
        for (int i = 2; i < args.length; i += 4) {
            Format format = Format.valueOf(args[i + 1]);
            charts.read(
                    new SourceProfile(
                            args[i],
                            args[i],
                            FacilityKind.PRIMARY_CARE,
                            format,
                            args[i + 2],
                            ZoneId.of("UTC"),
                            format == Format.CSV ? layout : null),
                    Path.of(args[i + 3]));
        }
        System.exit(charts.print() == 0 ? 0 : 1);
    }

    private void readPeople(Path csv) throws IOException {
        for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
            String[] columns = line.split(",");
            personOf.put(columns[0] + '|' + columns[1], columns[2]);
        }
    }

    private void read(SourceProfile source, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                boolean export = Files.isDirectory(file);
                byte[] bytes = export ? zip(file) : Files.readAllBytes(file);
                take(
                        source,
                        new Payload(
                                bytes,
                                export ? "application/zip" : null,
                                file.getFileName().toString()));
            }
        }
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private void take(SourceProfile source, Payload payload) {
        if (Mappers.of(source.format()).open(payload, source) instanceof Opened.Units opened) {
            for (Unit unit : opened.units()) {
                if (unit.map() instanceof Mapping.Mapped mapped) {
                    mapped.assertions().forEach(a -> take(a, payload.fileName(), unit.selector()));
                }
            }
        }
    }

    private void take(Assertion a, String message, String selector) {
        Registration registration = a.registration();
        if (registration != null) {
            String name = registration.source() + '|' + registration.mrn();
            Witness witness = new Witness(
                    a.key().id(),
                    a.key().source(),
                    message,
                    selector,
                    a.place(),
                    a.precedence().at());
            people.computeIfAbsent(personOf.getOrDefault(name, name), p -> new ArrayList<>())
                    .add(new Statement(a, witness));
        }
    }

    private int print() {
        Loss loss = new Loss();
        people.values().forEach(statements -> {
            List<Statement> standing = Charts.standing(statements);
            Map<String, Statement> byId = new HashMap<>();
            standing.forEach(s -> byId.put(s.witness().assertionId(), s));
            Charts.ofStanding(standing).stream()
                    .filter(f ->
                            f.members().size() > 1 && !f.resource().fhirType().equals("Patient"))
                    .forEach(
                            f -> loss.add(f, f.members().stream().map(byId::get).toList()));
        });
        System.out.printf("%-60s %8s %8s %8s %8s%n", "element", "stated", "shown", "kept", "lost");
        int lost = 0;
        for (Map.Entry<String, Loss.Count> e : loss.counts().entrySet()) {
            Loss.Count c = e.getValue();
            System.out.printf("%-60s %8d %8d %8d %8d%n", e.getKey(), c.stated, c.shown, c.kept, c.lost());
            lost += c.lost();
        }
        System.out.println("lost " + lost);
        return lost;
    }
}
