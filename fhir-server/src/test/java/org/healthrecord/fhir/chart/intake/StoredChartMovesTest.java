package org.healthrecord.fhir.chart.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.fhir.chart.projection.PeopleFixture;
import org.junit.jupiter.api.Test;

class StoredChartMovesTest {
    @Test
    void aChartIsHiddenExactlyWhileItIsTakenApart() {
        try (PeopleFixture people = new PeopleFixture()) {
            people.moves.carryOut(Set.of("p1"), () -> {
                assertThat(people.hidden.now()).containsExactly("p1");
                return List.of();
            });
            assertThat(people.hidden.now()).isEmpty();
        }
    }

    @Test
    void aChartTwoStewardsTakeApartIsHiddenUntilTheLastHasDone() {
        try (PeopleFixture people = new PeopleFixture()) {
            UUID second = people.hidden.hide(Set.of("p1"));
            people.moves.carryOut(Set.of("p1"), List::of);
            assertThat(people.hidden.now()).containsExactly("p1");
            people.hidden.show(second);
            assertThat(people.hidden.now()).isEmpty();
        }
    }

    @Test
    void aChangeThatFailsChangesNothingAndHidesNothing() {
        try (PeopleFixture people = new PeopleFixture()) {
            people.feed(List.of(Clinics.patient(Clinics.A1, 1, "Byron")), List.of());
            people.feed(List.of(Clinics.patient(Clinics.B1, 1, "Lovelace")), List.of());
            assertThatThrownBy(() -> people.moves.carryOut(Set.of("p1"), () -> {
                        people.index.state(Clinics.A1, Clinics.B1, true, "steward", "asked");
                        throw new IllegalStateException("the database is gone");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(people.persons(Clinics.ALL)).hasSize(2);
            assertThat(people.hidden.now()).isEmpty();
        }
    }
}
