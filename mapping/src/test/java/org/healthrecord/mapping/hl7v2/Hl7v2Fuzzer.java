package org.healthrecord.mapping.hl7v2;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.util.List;
import org.healthrecord.mapping.CollectionBundle;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Unit;

/**
 * What a fuzzer (Jazzer: {@code --target_class=org.healthrecord.mapping.hl7v2.Hl7v2Fuzzer}) does with any bytes, and what the
 * tests do again with those that once did harm: the mapper answers, in time, with something that can be written.
 */
public final class Hl7v2Fuzzer {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    static {
        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(CollectionBundle.of(List.of(), List.of()));
    }

    private Hl7v2Fuzzer() {}

    /** The entry point that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] input) {
        long started = System.nanoTime();
        MessageMapper mapper = Hl7v2Mapper.forDryRun();
        Payload payload = new Payload(input, null, null);
        mapper.peek(payload, Samples.CLINIC);
        if (mapper.open(payload, Samples.CLINIC) instanceof Opened.Units units) {
            units.units().forEach(Hl7v2Fuzzer::write);
        }
        if (System.nanoTime() - started > LONGEST.toNanos()) {
            throw new IllegalStateException("It took too long");
        }
    }

    private static void write(Unit unit) {
        Mapping mapping = unit.map();
        List<Assertion> assertions = mapping instanceof Mapping.Mapped mapped ? mapped.assertions() : List.of();
        FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(new CollectionBundle()
                        .add(assertions)
                        .addTakenBack(assertions)
                        .addEnvelope(unit.envelope())
                        .addIssues(mapping.issues())
                        .toBundle());
    }
}
