package org.healthrecord.admin.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.replay.RecordFilter;
import org.healthrecord.ingest.inbox.replay.Replays;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** From a laboratory's own code in a message to the curator's row in the code map, and back into the chart. */
class LocalCodesTest {
    private static final String LAB = "urn:local:north-clinic:99LAB";

    public static class RealMappers {
        @Bean
        Map<Format, MessageMapper> mappers() {
            return Map.of(Format.HL7V2, Mappers.of(Format.HL7V2));
        }
    }

    private CodeMap map = CodeMap.NONE;
    private final RunningInbox inbox =
            RunningInbox.start(RunningInbox.emptyDatabase(InboxDatabase.H2), clinic(), RealMappers.class);

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void codesNobodyMappedAreCountedOncePerMessageTheMostFrequentFirst() {
        inbox.send(result("1", "GLU^Glucose^99LAB", "NA^Sodium^99LAB"));
        inbox.send(result("2", "GLU^Glucose^99LAB", "2345-7^Glucose^LN"));
        inbox.send(result("2", "GLU^Glucose^99LAB", "2345-7^Glucose^LN"));
        inbox.awaitEmpty();
        assertThat(unmapped()).containsExactly("GLU 2", "NA 1");
        replay(null);
        assertThat(unmapped()).containsExactly("GLU 2", "NA 1");
    }

    @Test
    void aRowInTheCodeMapAndAReplayPutTheStandardCodeBesideTheClinicsOwn() {
        inbox.send(result("1", "GLU^Glucose^99LAB", "NA^Sodium^99LAB"));
        inbox.awaitEmpty();
        map = CodeMap.read("system,code,target system,target code,display\n" + LAB + ",GLU,LOINC,2345-7,Glucose\n");
        replay("unmapped-code");
        assertThat(unmapped()).containsExactly("NA 1");
        assertThat(lastCodings("GLU")).containsExactly(LAB + " GLU", "http://loinc.org 2345-7");
    }

    private List<String> unmapped() {
        return new CodeQuery(inbox.jdbc())
                .of(RunningInbox.CLINIC, 10).stream()
                        .filter(c -> c.element().equals("Observation.code"))
                        .map(c -> c.code() + " " + c.times())
                        .toList();
    }

    private void replay(String issueCode) {
        RecordFilter filter =
                new RecordFilter(RunningInbox.CLINIC, null, false, null, null, null, issueCode, Set.of(), null, null);
        assertThat(inbox.bean(Replays.class).matching(filter, "curator")).isPositive();
        inbox.awaitEmpty();
    }

    private List<String> lastCodings(String code) {
        return inbox.sink.accepted().stream()
                .flatMap(record -> record.assertions().stream())
                .map(a -> a.resource())
                .filter(Observation.class::isInstance)
                .map(r -> ((Observation) r).getCode())
                .filter(c -> c.getCodingFirstRep().getCode().equals(code))
                .reduce((first, second) -> second)
                .orElseThrow()
                .getCoding()
                .stream()
                .map((Coding c) -> c.getSystem() + " " + c.getCode())
                .toList();
    }

    private static String result(String id, String... codes) {
        StringBuilder message = new StringBuilder("MSH|^~\\&|LAB|N|||20260301120000||ORU^R01|" + id + "|P|2.5.1\r"
                + "PID|1||P1^^^N^MR||Marlowe^Ada\rOBR|1||F" + id + "|24323-8^Panel^LN|||20260301\r");
        for (int i = 0; i < codes.length; i++) {
            message.append("OBX|").append(i + 1).append("|NM|").append(codes[i]).append("||5|||||F\r");
        }
        return message.toString();
    }

    private SourceDirectory clinic() {
        return new SourceDirectory() {
            @Override
            public Optional<SourceProfile> find(String id) {
                return Optional.of(profile());
            }

            @Override
            public Collection<SourceProfile> all() {
                return List.of(profile());
            }
        };
    }

    private SourceProfile profile() {
        return new SourceProfile(
                        RunningInbox.CLINIC,
                        "North Clinic",
                        FacilityKind.URGENT_CARE,
                        Format.HL7V2,
                        "urn:oid:1.2.3",
                        ZoneId.of("UTC"),
                        null)
                .withCodeMap(map);
    }
}
