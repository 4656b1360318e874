package org.healthrecord.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.healthrecord.access.decision.Decision.Hide;
import org.healthrecord.access.decision.Decision.Permit;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Decision.Refuse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {
    private static final Circumstances TAKEN_APART = new Circumstances(Set.of("p1"));

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void aChartThatIsTakenApartIsShownForNoPurpose(Purpose purpose) {
        Decision decision = decide(purpose, Set.of("p2", "p1"), TAKEN_APART);
        assertThat(decision)
                .isEqualTo(
                        purpose == Purpose.WORK_LIST
                                ? new Hide(Reason.BEING_TAKEN_APART)
                                : new Refuse(Reason.BEING_TAKEN_APART));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void everythingElseIs(Purpose purpose) {
        assertThat(decide(purpose, Set.of("p2"), TAKEN_APART)).isEqualTo(new Permit());
        assertThat(decide(purpose, Set.of(), TAKEN_APART)).isEqualTo(new Permit());
        assertThat(decide(purpose, Set.of("p1"), new Circumstances(Set.of()))).isEqualTo(new Permit());
    }

    private static Decision decide(Purpose purpose, Set<String> owners, Circumstances circumstances) {
        return Decisions.decide(Caller.READER, purpose, owners, circumstances);
    }
}
