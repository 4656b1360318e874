package org.healthrecord.mapping.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.code.LocalCode;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.api.Test;

/** What is counted of a message: elements, codes, times and identifiers, never a value. */
class TallyingTest {
    private static final String MESSAGE = String.join(
            "\r",
            "MSH|^~\\&|LAB|NORTH|||20260301100000||ORU^R01|M1|P|2.5.1",
            "PID|1||1001^^^NORTH^MR||Example^Ada||19700102|F",
            "OBR|1|P1|F1|GLU^Glucose^L|||20260301093000",
            "OBX|1|NM|2345-7^Glucose^LN||5.4|mmol/L^^UCUM|3.9-6.1|N|||F|||20260301093000-0500",
            "OBX|2|NM|XK7^House test^L||7|pu|||||F|||20260301093000",
            "");

    @Test
    void elementsCodesAndTimesAreCounted() {
        Tally tally = Tallying.of(mapped(MESSAGE, CodeMap.NONE));

        assertThat(tally.of("Patient")).isEqualTo(1);
        assertThat(having(tally, "Patient", "birthDate")).isEqualTo(1);
        assertThat(having(tally, "Patient", "telecom")).isZero();
        assertThat(tally.of("Observation")).isEqualTo(2);
        assertThat(having(tally, "Observation", "code in a standard system")).isEqualTo(1);
        assertThat(having(tally, "Observation", "referenceRange")).isEqualTo(1);
        assertThat(tally.having(Tally.CODES, 0)).isEqualTo(2);
        // The report and the second result say their time without a zone.
        assertThat(tally.of(Tally.TIMES)).isEqualTo(3);
        assertThat(tally.having(Tally.TIMES, 1)).isEqualTo(2);
    }

    @Test
    void aMappedCodeIsNoLongerMissing() {
        LocalCode house = mapped(MESSAGE, CodeMap.NONE).unmapped().stream()
                .filter(code -> code.code().equals("XK7"))
                .findFirst()
                .orElseThrow();
        CodeMap map = CodeMap.read(
                "system,code,target system,target code,display\n%s,XK7,LN,2345-7,Glucose\n".formatted(house.system()));
        Tally tally = Tallying.of(mapped(MESSAGE, map));

        assertThat(tally.having(Tally.CODES, 0)).isEqualTo(1);
    }

    @Test
    void talliesAreWrittenReadAddedAndTakenAway() {
        Tally one = Tallying.of(mapped(MESSAGE, CodeMap.NONE)).plus(Tally.outcome(Measures.MAPPED));

        assertThat(Tally.parse(one.toString())).hasToString(one.toString());
        assertThat(one.plus(one).of("Observation")).isEqualTo(4);
        assertThat(one.plus(one).minus(one)).hasToString(one.toString());
        assertThat(one.minus(one).isEmpty()).isTrue();
        assertThat(Tally.NONE.minus(one).of("Patient")).isEqualTo(-1);
        assertThat(one.toString()).doesNotContain("Ada", "1001", "5.4", "XK7");
    }

    /** A version that counts less than the one that wrote a tally, and the other way round. */
    @Test
    void talliesOfDifferentLengthAddUp() {
        Tally sum = Tally.parse("Patient=1,1").plus(Tally.parse("Patient=2,1,2"));

        assertThat(sum).hasToString("Patient=3,2,2");
        assertThat(sum.having("Patient", 7)).isZero();
    }

    private static int having(Tally tally, String topic, String measure) {
        return tally.having(topic, Measures.of(topic).indexOf(measure));
    }

    private static Mapping.Mapped mapped(String message, CodeMap map) {
        SourceProfile source = new SourceProfile(
                "north", "North", FacilityKind.PRIMARY_CARE, Format.HL7V2, "urn:north", ZoneId.of("UTC"), null, map);
        AtomicReference<Mapping> mapping = new AtomicReference<>();
        Mappers.of(Format.HL7V2)
                .open(new Payload(message.getBytes(StandardCharsets.UTF_8), null, null), source)
                .on(
                        units -> {
                            mapping.set(units.units().get(0).map());
                            return null;
                        },
                        unreadable -> null);
        return (Mapping.Mapped) mapping.get();
    }
}
