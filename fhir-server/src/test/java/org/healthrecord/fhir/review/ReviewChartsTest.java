package org.healthrecord.fhir.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.healthrecord.fhir.chart.lists.Danger;
import org.healthrecord.fhir.chart.lists.Listed;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.healthrecord.fhir.review.ReviewCharts.Named;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order in which a steward is asked, and why. */
class ReviewChartsTest {
    private static final OffsetDateTime NOW = Instant.now().atOffset(ZoneOffset.UTC);
    private final JdbcClient jdbc = TestDatabases.h2();
    private final ReviewCharts charts = new ReviewCharts(jdbc, Clock.systemUTC());

    @BeforeEach
    void eightRegistrationsOfEightPersons() {
        for (int n = 1; n <= 8; n++) {
            jdbc.sql("insert into identity_registration (id, source, mrn_system, mrn, person_id, first_seen)"
                            + " values (?, 'c', 's', ?, ?, ?)")
                    .params(n, "M" + n, "p" + n, NOW)
                    .update();
        }
    }

    @Test
    void moreKindsOfDangerComeBeforeMoreEvidence() {
        waits(1, 2, 40);
        waits(3, 4, 20);
        waits(5, 6, 10);
        listed("p3", "Peanut", Danger.ALLERGY);
        listed("p4", "Milk", Danger.ALLERGY);
        listed("p5", "oxycodone", Danger.OPIOID);
        listed("p6", "Melanoma", Danger.CANCER);
        listed("p1", "lisinopril", null);
        assertThat(charts.first(10)).containsExactly(new Ends(5, 6), new Ends(3, 4), new Ends(1, 2));
        assertThat(charts.first(1)).containsExactly(new Ends(5, 6));
    }

    @Test
    void ofEqualDangerTheStrongerComesFirstAndWhatIsPutOffNotAtAll() {
        waits(1, 2, 10);
        waits(3, 4, 30);
        waits(5, 6, 20);
        jdbc.sql("insert into identity_review (one, other, deferred_until) values (3, 4, ?)")
                .param(NOW.plusDays(1))
                .update();
        jdbc.sql("insert into identity_review (one, other, deferred_until) values (5, 6, ?)")
                .param(NOW.minusDays(1))
                .update();
        assertThat(charts.first(10)).containsExactly(new Ends(5, 6), new Ends(1, 2));
    }

    @Test
    void eachDangerIsNamedOnce() {
        listed("p1", "oxycodone", Danger.OPIOID);
        listed("p1", "oxycodone", Danger.OPIOID);
        listed("p1", "Peanut", Danger.ALLERGY);
        assertThat(charts.dangers(List.of("p1", "p2")))
                .containsOnlyKeys("p1")
                .containsEntry(
                        "p1", List.of(new Named(Danger.ALLERGY, "Peanut"), new Named(Danger.OPIOID, "oxycodone")));
    }

    private void waits(int one, int other, double score) {
        jdbc.sql("insert into identity_decision (one, other, outcome, rule, score, evidence, proposed_by, version,"
                        + " decided_at, queued) values (?, ?, 'REVIEW', 'LIKELY', ?, '{}', '', '1', ?, true)")
                .params(one, other, score, NOW)
                .update();
    }

    private int made;

    private void listed(String person, String name, @Nullable Danger danger) {
        made++;
        Listed entry = new Listed(
                "Condition/" + made,
                List.of("words|" + name),
                name,
                State.CURRENT,
                1,
                "",
                "",
                "",
                "2026-01-01",
                "",
                "",
                "",
                "c",
                List.of());
        jdbc.sql("insert into chart_listed (person_id, resource_id, kind, content, danger) values (?, ?, ?, ?, ?)")
                .params(person, "r" + made, "PROBLEMS", entry.text(), danger == null ? null : danger.name())
                .update();
    }
}
