package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.IdentityStatement.Link;
import org.healthrecord.mapping.assertion.IdentityStatement.Merge;
import org.healthrecord.mapping.assertion.IdentityStatement.Unlink;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;

/** Random histories of a few registrations whose people resemble each other, through the index and the charts. */
class WhoIsWhoProperties {
    private static final List<String> APPEND_ONLY = List.of(
            "identity_link_history", "identity_decision_history", "identity_statement", "identity_review_history");
    private static final Registration C1 = new Registration("c", "urn:c", "C1");
    private static final List<Registration> ALL = List.of(Clinics.A1, Clinics.A2, Clinics.B1, C1);

    @Property(tries = 60)
    void whatAStewardJoinedByMistakeComesApartExactly(
            @ForAll("history") List<Step> before,
            @ForAll("history") List<Step> between,
            @ForAll("history") List<Step> after) {
        Registration one = Clinics.A1;
        Registration other = Clinics.B1;
        try (PeopleFixture joined = new PeopleFixture();
                PeopleFixture never = new PeopleFixture()) {
            before.forEach(s -> s.on(joined));
            joined.steward(one, other, true);
            assertThat(joined.index.personOf(one)).isEqualTo(joined.index.personOf(other));
            between.forEach(s -> s.on(joined));
            joined.steward(one, other, false);
            assertThat(joined.index.personOf(one)).isNotEqualTo(joined.index.personOf(other));
            after.forEach(s -> s.on(joined));

            never.steward(one, other, false);
            before.forEach(s -> s.on(never));
            between.forEach(s -> s.on(never));
            after.forEach(s -> s.on(never));

            assertThat(joined.persons(ALL)).isEqualTo(never.persons(ALL));
            assertThat(joined.charts(ALL)).isEqualTo(never.charts(ALL));
        }
    }

    @Property(tries = 60)
    void theOrderOfArrivalDoesNotMatter(@ForAll("history") List<Step> steps, @ForAll Random random) {
        List<Step> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, random);
        try (PeopleFixture one = new PeopleFixture();
                PeopleFixture other = new PeopleFixture()) {
            steps.forEach(s -> s.on(one));
            shuffled.forEach(s -> s.on(other));
            assertThat(other.persons(ALL)).isEqualTo(one.persons(ALL));
            assertThat(other.charts(ALL)).isEqualTo(one.charts(ALL));
        }
    }

    @Property(tries = 30)
    void whatIsKnownOfLinksOnlyGrows(@ForAll("history") List<Step> steps) {
        try (PeopleFixture people = new PeopleFixture()) {
            for (Step step : steps) {
                Map<String, List<String>> before = history(people);
                step.on(people);
                history(people).forEach((table, rows) -> assertThat(rows).containsAll(before.get(table)));
            }
        }
    }

    private static Map<String, List<String>> history(PeopleFixture people) {
        Map<String, List<String>> rows = new java.util.TreeMap<>();
        APPEND_ONLY.forEach(t -> rows.put(
                t,
                people.jdbc.sql("select * from " + t).query().listOfRows().stream()
                        .map(Object::toString)
                        .toList()));
        return rows;
    }

    /** A message, or a clinic's statement on who is who. */
    record Step(List<Assertion> assertions, List<IdentityStatement> statements) {
        void on(PeopleFixture people) {
            people.feed(assertions, statements);
        }
    }

    @Provide
    Arbitrary<List<Step>> history() {
        Arbitrary<Registration> who = Arbitraries.of(ALL);
        Arbitrary<Integer> at = Arbitraries.integers().between(1, 5);
        Arbitrary<Step> message = Combinators.combine(who, at, Arbitraries.of("1", "2"))
                .as((r, t, order) -> new Step(
                        List.of(person(r, t), Clinics.observation(r, order, t, 1, "2823-3", t * 10)), List.of()));
        Arbitrary<Step> said = Combinators.combine(
                        who, who, at, Arbitraries.integers().between(0, 2))
                .filter((a, b, t, kind) -> !a.equals(b))
                .as((a, b, t, kind) -> new Step(List.of(), List.of(word(a, b, t, kind))));
        return Arbitraries.frequencyOf(Tuple.of(5, message), Tuple.of(1, said))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static IdentityStatement word(Registration a, Registration b, int t, int kind) {
        Instant at = Instant.ofEpochSecond(t);
        return switch (kind) {
            case 0 -> new Merge(a, b, at, "MRG");
            case 1 -> new Link(a, b, at, "PID");
            default -> new Unlink(a, b, at, "PID");
        };
    }

    /** What a clinic says of a registration at a time: the same whenever it is asked, now this person, now another. */
    private static Assertion person(Registration r, int t) {
        int who = Math.floorMod(r.hashCode() * 31 + t * 7, 5);
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(r.mrnSystem()).setValue(r.mrn());
        patient.addName()
                .addGiven(List.of("Nora", "Norah", "Linus", "Nora", "Erik").get(who))
                .setFamily("Tellander");
        patient.setBirthDateElement(new DateType(who == 3 ? "1999-03-09" : "1971-03-09"));
        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("(617) 555-0188");
        return new Assertion(
                AssertionKey.patient(r),
                Clinics.when(t, 0),
                Assertion.Stance.STATED,
                Assertion.Mode.PATCH,
                Set.of(),
                patient,
                "PID",
                List.of());
    }
}
