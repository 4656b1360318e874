package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.IParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.mapping.assertion.Assertion;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

/** What one message costs is counted: it must not grow with the chart that it is written into. */
class WorkOfOneMessageTest {
    private static final AtomicInteger CODED = new AtomicInteger();

    /** Counts each resource that is encoded or decoded. */
    private static final FhirContext COUNTING = new FhirContext(FhirVersionEnum.R4) {
        @Override
        public IParser newJsonParser() {
            CODED.incrementAndGet();
            return super.newJsonParser();
        }
    };

    private static final int FEW = 20;
    private static final int MANY = 600;

    @Test
    void aResultIsAsManyResourcesOnALargeChartAsOnASmallOne() {
        assertThat(cost(MANY, result(MANY))).isEqualTo(cost(FEW, result(FEW)));
    }

    @Test
    void aProblemIsAsManyResourcesOnALargeChartAsOnASmallOne() {
        assertThat(cost(MANY, problem(MANY))).isEqualTo(cost(FEW, problem(FEW)));
    }

    @Test
    void aMessageThatSaysNothingNewIsOnlyReadItself() {
        List<Assertion> known = List.of(result(1));
        try (ChartFixture chart = chartOf(FEW)) {
            int before = CODED.get();
            int writes = chart.store.writes;
            chart.feed(known);
            assertThat(CODED.get() - before).isEqualTo(known.size());
            assertThat(chart.store.writes).isEqualTo(writes);
        }
    }

    private static int cost(int facts, Assertion next) {
        try (ChartFixture chart = chartOf(facts)) {
            int before = CODED.get();
            chart.feed(List.of(next));
            int cost = CODED.get() - before;
            assertThat(cost).isPositive().isLessThan(facts);
            return cost;
        }
    }

    private static ChartFixture chartOf(int facts) {
        ChartFixture chart = new ChartFixture(List.of(), COUNTING);
        List<Assertion> all = new ArrayList<>(List.of(Clinics.patient(Clinics.A1, 1, "Byron")));
        for (int i = 0; i < facts; i++) {
            all.add(result(i));
            all.add(problem(i));
        }
        chart.feed(all);
        return chart;
    }

    /** Each on a day of its own, of a test that others have too, as in a long history. */
    private static Assertion result(int i) {
        Assertion result = Clinics.observation(Clinics.A1, "order-" + i, 1 + i, 1, "2823-" + i % 10, 40 + i);
        ((Observation) result.resource()).setEffective(new DateTimeType(day(i) + "T10:00:00Z"));
        return result;
    }

    private static Assertion problem(int i) {
        Assertion problem = Clinics.condition(Clinics.A1, "dx" + i, 1 + i, 1, "code-" + i % 10);
        ((Condition) problem.resource()).setOnset(new DateTimeType(day(i)));
        return problem;
    }

    private static String day(int i) {
        return LocalDate.of(2010, 1, 1).plusDays(i).toString();
    }
}
