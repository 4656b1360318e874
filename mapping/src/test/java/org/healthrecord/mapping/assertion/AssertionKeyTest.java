package org.healthrecord.mapping.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssertionKeyTest {
    private static final Registration REGISTRATION = new Registration("lab", "urn:oid:2.999.1", "4711");

    @Test
    void aResultIsTakenBackWithItsOrder() {
        assertThat(under("order|F1|2345-7^LN|1")).containsExactly("order|F1|*");
    }

    @Test
    void aResultWithATimeIsTakenBackWithItsTestToo() {
        assertThat(under("order|F1|2345-7^LN|1|20240301100000"))
                .containsExactly("order|F1|*", "order|F1|2345-7^LN|1|*");
    }

    @Test
    void whatTakesATestBackIsItselfTakenBackWithTheOrder() {
        assertThat(under("order|F1|2345-7^LN|1|*")).containsExactly("order|F1|*");
        assertThat(under("order|F1|*")).isEmpty();
    }

    @Test
    void whatIsOfNoOrderStandsAlone() {
        assertThat(under("visit|V77")).isEmpty();
    }

    private static List<String> under(String local) {
        return AssertionKey.of(REGISTRATION, "Observation", local).takenBackUnder().stream()
                .map(AssertionKey::local)
                .toList();
    }
}
