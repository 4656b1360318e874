package org.healthrecord.mapping.benchmark;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.healthrecord.mapping.CollectionBundle;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Files a second on one core, from bytes to resources and with the JSON written. The files of a folder are taken in turn;
 * of CSV the folder is one export. How to run it is in {@code src/docs/performance.md}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 4, time = 5)
public class MappingBenchmark {
    private static final Path SAMPLES = Path.of("../samples/src/main/resources/samples/inbound");

    @Param({"HL7V2", "CCDA", "CSV", "FHIR"})
    public Format format;

    /** The sample clinics' own files, if none is named. */
    @Param({""})
    public String folder;

    private final IParser json = FhirContext.forR4Cached().newJsonParser();
    private final List<Payload> payloads = new ArrayList<>();
    private SourceProfile source;
    private MessageMapper mapper;
    private int next;

    @Setup
    public void read() throws IOException {
        mapper = Mappers.of(format);
        source = new SourceProfile(
                "clinic",
                "Clinic",
                FacilityKind.PRIMARY_CARE,
                format,
                "urn:oid:1.2.3",
                ZoneId.of("UTC"),
                format == Format.CSV
                        ? Files.readString(Path.of("src/main/resources/layouts/summit-pain-clinic.yml"))
                        : null);
        try (Stream<Path> files = Files.walk(folder.isEmpty() ? SAMPLES.resolve(sample()) : Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                payloads.add(new Payload(
                        Files.readAllBytes(file), null, file.getFileName().toString()));
            }
        }
        payloads.removeIf(p -> !(mapper.open(p, source) instanceof Opened.Units));
        System.out.println("# " + payloads.size() + " files");
    }

    private String sample() {
        return switch (format) {
            case HL7V2 -> "riverside-urgent-care";
            case CCDA -> "lakeshore-cancer-center";
            case CSV -> "summit-pain-clinic";
            case FHIR -> "harbor-primary-care";
        };
    }

    @Benchmark
    public void resources(Blackhole hole) {
        for (Unit unit : units()) {
            hole.consume(unit.map());
        }
    }

    @Benchmark
    public void written(Blackhole hole) {
        CollectionBundle bundle = new CollectionBundle();
        for (Unit unit : units()) {
            if (unit.map() instanceof Mapping.Mapped mapped) {
                bundle.add(mapped.assertions()).addEnvelope(unit.envelope()).addIssues(mapped.issues());
            }
        }
        hole.consume(json.encodeResourceToString(bundle.toBundle()));
    }

    private List<Unit> units() {
        next = next + 1 == payloads.size() ? 0 : next + 1;
        return ((Opened.Units) mapper.open(payloads.get(next), source)).units();
    }
}
