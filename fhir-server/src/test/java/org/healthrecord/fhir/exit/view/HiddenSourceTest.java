package org.healthrecord.fhir.exit.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthrecord.fhir.exit.view.Installation.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two installations: one was told everything and hides clinic x from a caller, one was never told what x says. */
@Tag("slow")
class HiddenSourceTest {
    private static final long SEED = Long.getLong("seed", 20261130L);

    private static Installation all;
    private static Installation never;

    @BeforeAll
    static void start() {
        all = new Installation();
        never = new Installation();
        for (Story.Message message : Story.of(SEED)) {
            boolean ofX = message.assertions().stream()
                    .anyMatch(a -> Story.X.equals(a.key().registration()) || isConsent(a));
            if (!ofX) {
                send(never, message);
            }
            send(all, message);
        }
    }

    private static boolean isConsent(org.healthrecord.mapping.assertion.Assertion a) {
        return a.key().type().equals("Consent");
    }

    private static void send(Installation to, Story.Message m) {
        to.send(m.id(), m.source(), m.assertions(), m.identity().toArray(org.healthrecord.mapping.assertion.IdentityStatement[]::new));
    }

    @AfterAll
    static void stop() {
        all.close();
        never.close();
    }

    @Test
    void aClinicianReadsTheChartWithoutTheHiddenClinic() {
        String person = all.personOf(Story.A);
        assertThat(all.personOf(Story.X)).isEqualTo(person);

        Answer whole = all.get(Installation.EVERYBODY, "Patient/" + person);
        Answer left = all.get(Installation.CLINICIAN, "Patient/" + person);

        assertThat(whole.body()).contains("urn:x").contains("Xtown");
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.body()).contains("urn:a").contains("urn:b").doesNotContain("urn:x").doesNotContain("Xtown");
    }
}
