package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class Hl7v2MapperTest {
    private static final String VISIT = "PV1|1|O|||||||||||||||||V1";

    @Test
    void aBatchIsOneUnitPerMessageAndNamesNoSinglePatient() {
        String batch = "FHS|^~\\&|EHR\r" + Samples.message("ADT^A28", "1", "20240301", Samples.pid("1"))
                + Samples.message("ADT^A28", "2", "20240301", Samples.pid("2")) + "FTS|1\r";

        assertThat(Samples.units(bytes(batch))).extracting(Unit::selector).containsExactly("1", "2");
        assertThat(Samples.units(bytes(batch))).extracting(Unit::patientKey).containsExactly("1", "2");
        assertThat(new Hl7v2Mapper().peek(payload(batch), Samples.CLINIC)).isEmpty();
    }

    @Test
    void theRecordNumberIsSeenBeforeAnythingIsMapped() {
        String message = Samples.message("ADT^A28", "1", "20240301", Samples.pid("4711"));

        assertThat(new Hl7v2Mapper().peek(payload(message), Samples.CLINIC)).contains("4711");
    }

    @Test
    void bytesWithoutAHeaderAreUnreadable() {
        Opened opened = new Hl7v2Mapper().open(payload("PID|1||4711"), Samples.CLINIC);

        assertThat(opened.<String>on(u -> "units", r -> r.refusal().reason())).isEqualTo("no-msh");
    }

    @Test
    void aCancelledVisitWinsOverItsRegistrationOfTheSameSecond() {
        Assertion registered = encounter("ADT^A04");
        Assertion cancelled = encounter("ADT^A11");

        assertThat(cancelled.key()).isEqualTo(registered.key());
        assertThat(cancelled.stance()).isEqualTo(Stance.WITHDRAWN);
        assertThat(cancelled.precedence()).isGreaterThan(registered.precedence());
    }

    @Test
    void aResultOnlyMentionsTheVisitItBelongsTo() {
        assertThat(encounter("ADT^A04").mode()).isEqualTo(Assertion.Mode.PATCH);
        assertThat(encounter("ORU^R01").mode()).isEqualTo(Assertion.Mode.MENTION);
    }

    @Test
    void aDryRunShowsWhatTheServiceWouldQuarantine() {
        String message = Samples.message("ORU^R01", "9", "20240301", "PID|1||||Doe^Jane", "OBX|1|NM|2823-3^K^LN||4");
        Opened opened = Hl7v2Mapper.forDryRun().open(payload(message), Samples.CLINIC);

        assertThat(Samples.map(message)).isInstanceOf(Mapping.Refused.class);
        assertThat(((Opened.Units) opened).units().get(0).map()).isInstanceOf(Mapping.Mapped.class);
    }

    private static Assertion encounter(String type) {
        Mapping.Mapped mapped =
                Samples.mapped(Samples.message(type, "1", "20240301101500", Samples.pid("4711"), VISIT));
        return mapped.assertions().stream()
                .filter(a -> a.key().type().equals("Encounter"))
                .findFirst()
                .orElseThrow();
    }

    private static Payload payload(String text) {
        return new Payload(bytes(text), null, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void textThatIsTooLongForAStringIsAttachedAndALongNoteIsSeveral() {
        String line = "Lorem ipsum dolor sit amet. ";
        String text = line.repeat(2 * 1024 * 1024 / line.length());
        Mapping.Mapped mapped = Samples.mapped(Samples.message(
                "ORU^R01",
                "L1",
                "20240301101500",
                Samples.pid("4711"),
                "OBR|1||F1|11526-1^Pathology^LN",
                "OBX|1|TX|22637-3^Diagnosis^LN||" + text + "||||||F",
                "NTE|1||" + text));

        Observation observation = mapped.assertions().stream()
                .map(a -> a.resource())
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .findFirst()
                .orElseThrow();
        Attachment attached = (Attachment)
                observation.getExtensionByUrl("urn:hl7-org:v2:OBX-5").getValue();
        String notes = observation.getNote().stream().map(n -> n.getText()).collect(Collectors.joining());
        assertThat(observation.hasValue()).isFalse();
        assertThat(new String(attached.getData(), StandardCharsets.UTF_8)).isEqualTo(text.strip());
        assertThat(observation.getNote()).allMatch(n -> n.getText().length() < 1024 * 1024);
        assertThat(notes).isEqualTo(text.strip());
    }
}
