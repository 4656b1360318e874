package org.healthrecord.mapping.hl7v2.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final String MESSAGE =
            "MSH|^~\\&|EHR|WALKIN\rPID|1||1^^^A&2.999&ISO~2^^^B\rOBX|1|NM|K^x||4.1\rOBX|2|NM|N||140\r";

    @Test
    void aSegmentIsFoundByItsNumberAmongItsKind() {
        assertThat(text("OBX[2]")).isEqualTo("OBX|2|NM|N||140");
        assertThat(text("PID")).startsWith("PID|1||");
    }

    @Test
    void aFieldARepetitionAComponentAndASubcomponentAreFound() {
        assertThat(text("OBX[1]-5")).isEqualTo("4.1");
        assertThat(text("PID-3")).isEqualTo("1^^^A&2.999&ISO~2^^^B");
        assertThat(text("PID-3[2]")).isEqualTo("2^^^B");
        assertThat(text("PID-3[1].4.2")).isEqualTo("2.999");
        assertThat(text("OBX-3.2")).isEqualTo("x");
        assertThat(text("MSH-3")).isEqualTo("EHR");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(Places.find(MESSAGE, "OBX[3]")).isEmpty();
        assertThat(Places.find(MESSAGE, "OBX[1]-20")).isEmpty();
        assertThat(Places.find("no message", "OBX[1]")).isEmpty();
    }

    private static String text(String place) {
        return Places.find(MESSAGE, place)
                .map(s -> MESSAGE.substring(s.start(), s.end()))
                .orElseThrow();
    }
}
