package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.hl7v2.reader.Places;
import org.junit.jupiter.api.Test;

class OriginsOfElementsTest {
    private static final String MESSAGE = Samples.message(
            "ORU^R01",
            "1",
            "20240301101500",
            "PID|1||4711^^^WALKIN&2.999.1&ISO^MR~99^^^REGION^PI||Doe^Jane||19800102|F",
            "ORC|RE|P1|F1",
            "OBR|1|P1|F1|24323-8^CMP^LN|||20240301|||||||||1234567893^Ray^Ann",
            "OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|||||F",
            "OBX|2|NM|2951-2^Sodium^LN||140|mmol/L|||||F");

    @Test
    void aRepetitionIsNamedWhereThereAreSeveral() {
        assertThat(origins("Patient"))
                .contains(
                        new Origin("identifier", "PID-3[1]"),
                        new Origin("identifier", "PID-3[2]"),
                        new Origin("name", "PID-5"));
    }

    @Test
    void anElementCanComeFromAnotherSegmentOfTheOrder() {
        assertThat(origins("Observation")).contains(new Origin("value", "OBX[1]-5"), new Origin("effective", "OBR-7"));
    }

    @Test
    void everyPlaceIsFoundInTheMessage() {
        for (Assertion assertion : Samples.mapped(MESSAGE).assertions()) {
            for (Origin origin : assertion.origins()) {
                assertThat(Places.find(MESSAGE, origin.place()))
                        .as(origin.place())
                        .isPresent();
            }
        }
    }

    private static List<Origin> origins(String type) {
        return Samples.mapped(MESSAGE).assertions().stream()
                .filter(a -> a.key().type().equals(type))
                .findFirst()
                .orElseThrow()
                .origins();
    }
}
