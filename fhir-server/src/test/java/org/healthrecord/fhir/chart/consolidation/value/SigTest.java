package org.healthrecord.fhir.chart.consolidation.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigTest {

    @ParameterizedTest
    @CsvSource({
        "1 tab daily, 1",
        "one tablet once a day, 1",
        "1 tab every day at bedtime, 1",
        "take 1 tablet nightly, 1",
        "1 tab twice daily in the morning and at night, 2",
        "1 tab b.i.d., 2",
        "1 cap q12h, 2",
        "2 puffs four times a day as needed, 4",
        "1 tab every 6 hours prn pain, 4",
        "1 tab QOD, 0.5",
        "1 tab every other day, 0.5",
        "1 patch every 72 hours, 0.333",
        "1 tab weekly, 0.143",
        "3 tabs per day, 1",
        "1 tablet daily for 10 days, 1",
        "1 tablet every 8 hours. Max 4 per day, 3"
    })
    void saysHowOftenADay(String text, String daily) {
        assertThat(Sig.of(text).daily()).isEqualTo(daily);
    }

    @ParameterizedTest
    @CsvSource({
        "1 tab q4-6h prn",
        "1 tab every 4 to 6 hours",
        "as directed",
        "1 tab in the morning and 2 tabs at night",
        "1 tab daily then 2 tabs twice daily",
        "1-2 times a day",
        "once",
        "1 tab twice daily or 2 tabs daily"
    })
    void doesNotGuessHowOften(String text) {
        assertThat(Sig.of(text).daily()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "take 2 tablets by mouth, tablet, 2",
        "two tabs daily, tablet, 2",
        "1/2 tab daily, tablet, 0.5",
        "oxycodone 10 mg 1 tab q6h, tablet, 1",
        "5mg daily, g, 0.005",
        "Take 1 tablet (5 mg) daily, tablet, 1",
        "10 units before meals, unit, 10"
    })
    void saysHowMuchAtATime(String text, String kind, String value) {
        assertThat(Sig.of(text).dose()).isEqualTo(new Amount(kind, value));
    }

    @ParameterizedTest
    @CsvSource({
        "1-2 tabs q6h",
        "1 1/2 tabs daily",
        "1 tab in the morning and 2 tabs at night",
        "apply daily",
        "tablets daily",
        "5-325 mg daily"
    })
    void doesNotGuessHowMuch(String text) {
        assertThat(Sig.of(text).dose()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1 tab by mouth daily, oral", "1 tab PO daily, oral", "1 supp rectally, rectal"})
    void saysTheRoute(String text, String route) {
        assertThat(Sig.of(text).route()).isEqualTo(route);
    }

    @Test
    void twoRoutesAreNone() {
        assertThat(Sig.of("by mouth, if vomiting rectally").route()).isEmpty();
    }

    @Test
    void noWordsSayNothing() {
        assertThat(Sig.of(null)).isEqualTo(Sig.NOTHING);
        assertThat(Sig.of(" ")).isEqualTo(Sig.NOTHING);
    }
}
