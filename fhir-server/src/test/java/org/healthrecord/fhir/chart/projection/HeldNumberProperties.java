package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.fhir.identity.HeldNumbers.Question;
import org.healthrecord.fhir.identity.store.HeldTable.Answer;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** A record number under which two people come, in any order, with any answers a steward gives and takes back. */
class HeldNumberProperties {
    private static final Registration NUMBER = Clinics.A1;

    /** Two people, and the first of them after her marriage. */
    enum Who {
        FIRST("Gregory", "Champlin", "1938-11-05", AdministrativeGender.MALE),
        RENAMED("Gregory", "Quarterman", "1938-11-05", AdministrativeGender.MALE),
        SECOND("Eugenia", "Chatterton", "2011-06-19", AdministrativeGender.FEMALE);

        private final Patient patient = new Patient();

        Who(String given, String family, String birth, AdministrativeGender sex) {
            patient.addName().setFamily(family).addGiven(given);
            patient.setBirthDateElement(new DateType(birth)).setGender(sex);
            patient.addIdentifier().setSystem(NUMBER.mrnSystem()).setValue(NUMBER.mrn());
        }

        boolean first() {
            return this != SECOND;
        }
    }

    /** @param value distinguishes the result from all others: even ones are the first person's */
    record Step(Who who, int order, int value) {
        void on(PeopleFixture people) {
            people.receive(List.of(
                    Assertion.snapshot(AssertionKey.patient(NUMBER), Clinics.when(order, 0), who.patient.copy(), "PID"),
                    Clinics.observation(NUMBER, who + "-" + order, order, 1, "2823-3", value)));
        }
    }

    @Property(tries = 40)
    void noChartHoldsAFactOfSomebodyElseAtAnyTime(
            @ForAll("steps") List<Step> steps, @ForAll("answers") List<Answer> answers) {
        try (PeopleFixture people = new PeopleFixture()) {
            new Step(Who.FIRST, 0, 100).on(people);
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).on(people);
                Answer answer = answers.get(i % answers.size());
                question(people).ifPresent(q -> people.held.answer(q.held().id(), answer, "steward", "asked"));
                assertNobodyMixed(people);
            }
        }
    }

    @Property(tries = 40)
    void anAnswerTakenBackLeavesNothing(
            @ForAll("steps") List<Step> before, @ForAll("answer") Answer answer, @ForAll("steps") List<Step> between) {
        try (PeopleFixture answered = new PeopleFixture();
                PeopleFixture never = new PeopleFixture()) {
            for (PeopleFixture people : List.of(answered, never)) {
                new Step(Who.FIRST, 0, 100).on(people);
                new Step(Who.SECOND, 1, 101).on(people);
                before.forEach(s -> s.on(people));
            }
            long question = question(answered).orElseThrow().held().id();
            answered.held.answer(question, answer, "steward", "asked");
            between.forEach(s -> s.on(answered));
            answered.held.answer(question, Answer.WAITING, "steward", "asked again");
            between.forEach(s -> s.on(never));
            assertThat(answered.charts(List.of(NUMBER))).isEqualTo(never.charts(List.of(NUMBER)));
            assertThat(answered.charts(List.of(NUMBER.reused(question))).values())
                    .allSatisfy(chart -> assertThat(chart).noneMatch(fact -> fact.contains("valueQuantity")));
        }
    }

    @Property(tries = 10)
    void theSamePersonsMessagesAllEnter(@ForAll("steps") List<Step> steps) {
        try (PeopleFixture people = new PeopleFixture()) {
            new Step(Who.FIRST, 0, 100).on(people);
            steps.forEach(s -> s.on(people));
            question(people).ifPresent(q -> people.held.answer(q.held().id(), Answer.SAME, "steward", "asked"));
            Set<String> entered = Set.copyOf(chart(people, NUMBER));
            steps.forEach(s -> assertThat(entered).anyMatch(fact -> fact.contains("\"value\":" + s.value())));
            assertThat(people.held.waiting()).isZero();
        }
    }

    private static Optional<Question> question(PeopleFixture people) {
        return people.held.list(false, 1).stream().findFirst().or(() -> people.held.list(true, 1).stream()
                .findFirst());
    }

    private static void assertNobodyMixed(PeopleFixture people) {
        boolean corrected =
                people.held.list(true, 9).stream().anyMatch(q -> q.held().answer() == Answer.SAME);
        if (!corrected) {
            assertThat(chart(people, NUMBER)).noneMatch(HeldNumberProperties::ofSecond);
        }
        people.held.list(true, 9).forEach(q -> assertThat(
                        chart(people, NUMBER.reused(q.held().id())))
                .noneMatch(fact -> fact.contains("valueQuantity") && !ofSecond(fact) || fact.contains("Champlin")));
    }

    private static boolean ofSecond(String fact) {
        return fact.contains("Chatterton") || fact.matches(".*\"value\":\\d*[13579][,}].*");
    }

    private static List<String> chart(PeopleFixture people, Registration registration) {
        return people.charts(List.of(registration)).getOrDefault(registration, List.of());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> order = Arbitraries.integers().between(2, 40);
        return Combinators.combine(Arbitraries.of(Who.class), order)
                .as((who, at) -> new Step(who, at, 200 + at * 2 + (who.first() ? 0 : 1)))
                .list()
                .uniqueElements(Step::order)
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Answer> answer() {
        return Arbitraries.of(Answer.SAME, Answer.OTHER, Answer.WRONG);
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        return Arbitraries.of(Answer.OTHER, Answer.WRONG, Answer.WAITING)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
