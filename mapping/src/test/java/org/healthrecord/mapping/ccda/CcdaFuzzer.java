package org.healthrecord.mapping.ccda;

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
 * What a fuzzer (Jazzer: {@code --target_class=org.healthrecord.mapping.ccda.CcdaFuzzer}) does with any bytes, and what the
 * tests do again with those that once did harm: the mapper answers, in time, with something that can be written.
 */
public final class CcdaFuzzer {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    static {
        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(CollectionBundle.of(List.of(), List.of()));
    }

    private CcdaFuzzer() {}

    /** The entry point that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] input) {
        long started = System.nanoTime();
        answer(new CcdaMapper(), input);
        answer(CcdaMapper.forDryRun(), input);
        if (System.nanoTime() - started > LONGEST.toNanos()) {
            throw new IllegalStateException("It took too long");
        }
    }

    private static void answer(MessageMapper mapper, byte[] input) {
        Payload payload = new Payload(input, null, null);
        mapper.peek(payload, MappedDocument.CLINIC);
        if (mapper.open(payload, MappedDocument.CLINIC) instanceof Opened.Units units) {
            units.units().forEach(CcdaFuzzer::write);
        }
    }

    private static void write(Unit unit) {
        Mapping mapping = unit.map();
        List<Assertion> assertions = mapping instanceof Mapping.Mapped mapped ? mapped.assertions() : List.of();
        String json = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(CollectionBundle.of(assertions, mapping.issues()));
        if (json.contains("\"reference\":\"draft:")) {
            throw new IllegalStateException("A reference was left open");
        }
    }
}
