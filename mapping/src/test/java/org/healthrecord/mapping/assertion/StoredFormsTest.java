package org.healthrecord.mapping.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.junit.jupiter.api.Test;

/** Keys and ranks are stored with every assertion: another spelling would be another thing in every chart. */
class StoredFormsTest {

    @Test
    void theWordsOfKeys() {
        assertThat(Arrays.stream(KeyKind.values()).map(KeyKind::beginning).collect(Collectors.joining(" ")))
                .isEqualTo(
                        "accident| account| address| all| allergy| alternate| appointment| body| charge| coverage| destination| diagnosis| dispense| document| file| given| guarantor| id| immunization| medication| name| nextOfKin| order| prescription| problem| procedure| referral| related| report| request| resource| result| section| specimen| text| visit| what|");
    }

    @Test
    void aKeyIsItsWordAndItsIdentifiers() {
        assertThat(KeyKind.VISIT.of("V77")).isEqualTo("visit|V77");
        assertThat(KeyKind.ORDER.of("F-1", "")).isEqualTo("order|F-1|");
        assertThat(KeyKind.NEXT_OF_KIN.of("DOE^JANE", 1)).isEqualTo("nextOfKin|DOE^JANE|1");
    }

    @Test
    void theNumbersOfRanks() {
        assertThat(Arrays.stream(Rank.values()).map(r -> r + " " + r.number()))
                .containsExactly(
                        "STATED 0",
                        "UPDATED 1",
                        "REVOKED 5",
                        "WITHDRAWN 9",
                        "ORDERED 1",
                        "ACTIVE 2",
                        "DONE 4",
                        "RESULT_ORDERED 1",
                        "RESULT_PRELIMINARY 2",
                        "RESULT_FINAL 3",
                        "RESULT_AMENDED 4",
                        "RESULT_CORRECTED 5",
                        "VISIT_PLANNED 1",
                        "VISIT_BEGUN 2",
                        "VISIT_CHANGED 3",
                        "VISIT_ENDED 5",
                        "VISIT_REINSTATED 10");
    }
}
