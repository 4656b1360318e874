package org.healthrecord.ingest.pull;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.healthrecord.ingest.source.FakeInbox;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.fhir.FhirMapper;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;

/** What the service states of messages: the version that counts of each thing, with whether it is stated or taken back. */
public final class StatedFacts {
    private static final SourceProfile PROFILE = new SourceProfile(
            "east", "East", FacilityKind.CANCER_CENTER, Format.FHIR, "urn:east", ZoneId.of("UTC"), null);

    private StatedFacts() {}

    public static List<String> of(FakeInbox inbox) {
        return of(inbox.arrivals().stream().map(arrival -> arrival.payload()).toList());
    }

    /** Of all that a server has, pushed in one bundle. */
    public static List<String> pushed(TestFhirServer server) {
        var bundle = server.resources().stream()
                .map(resource -> "{\"resource\":" + resource + "}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[", "]}"));
        return of(List.of(new Payload(bundle.getBytes(StandardCharsets.UTF_8), null, null)));
    }

    private static List<String> of(List<Payload> payloads) {
        var counts = new TreeMap<String, Assertion>();
        for (var payload : payloads) {
            for (var unit : ((Opened.Units) new FhirMapper().open(payload, PROFILE)).units()) {
                if (unit.map() instanceof Mapping.Mapped mapped) {
                    mapped.assertions().stream()
                            .filter(one -> one.mode() != Assertion.Mode.MENTION)
                            .forEach(one -> counts.merge(one.key().toString(), one, StatedFacts::later));
                }
            }
        }
        return counts.values().stream()
                .map(one ->
                        one.key().local() + ' ' + one.stance() + ' ' + one.key().registration())
                .toList();
    }

    private static Assertion later(Assertion one, Assertion other) {
        return one.precedence().compareTo(other.precedence()) > 0 ? one : other;
    }
}
