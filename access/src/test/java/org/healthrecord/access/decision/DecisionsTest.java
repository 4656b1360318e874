package org.healthrecord.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.decision.Decision.Hide;
import org.healthrecord.access.decision.Decision.Permit;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Decision.Refuse;
import org.healthrecord.access.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {
    private static final Circumstances ORDINARY = new Circumstances(Set.of());
    private static final Circumstances TAKEN_APART = new Circumstances(Set.of("p1"));
    private static final Caller ANYBODY = Caller.anybody("anybody");

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void aChartThatIsTakenApartIsShownForNoPurpose(Purpose purpose) {
        assertThat(decide(ANYBODY, purpose, "Patient", Set.of("p2", "p1"), TAKEN_APART))
                .isEqualTo(
                        purpose == Purpose.WORK_LIST
                                ? new Hide(Reason.BEING_TAKEN_APART)
                                : new Refuse(Reason.BEING_TAKEN_APART));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void everythingElseIs(Purpose purpose) {
        assertThat(decide(ANYBODY, purpose, "Patient", Set.of("p2"), TAKEN_APART))
                .isEqualTo(new Permit());
        assertThat(decide(ANYBODY, purpose, "Patient", Set.of(), TAKEN_APART)).isEqualTo(new Permit());
        assertThat(decide(ANYBODY, purpose, "Patient", Set.of("p1"), ORDINARY)).isEqualTo(new Permit());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void whoeverIsNotKnownIsShownNothing(Purpose purpose) {
        assertThat(decide(Caller.NOBODY, purpose, "Patient", Set.of(), ORDINARY))
                .isEqualTo(new Refuse(Reason.NOT_HELD));
        assertThat(decide(Caller.clinic("key", "urgent"), purpose, "Patient", Set.of(), ORDINARY))
                .isEqualTo(new Refuse(Reason.NOT_HELD));
    }

    @Test
    void aPatientIsShownTheOwnChartAndNobodyElses() {
        Caller patient = person("patient/*.rs", Set.of("p1"), null);
        assertThat(decide(patient, Purpose.CARE, "Observation", Set.of("p1"), ORDINARY))
                .isEqualTo(new Permit());
        assertThat(decide(patient, Purpose.CARE, "Observation", Set.of("p2"), TAKEN_APART))
                .isEqualTo(new Hide(Reason.ANOTHER_PERSONS));
        assertThat(decide(patient, Purpose.IDENTITY, "Patient", Set.of("p1"), ORDINARY))
                .isEqualTo(new Refuse(Reason.NOT_HELD));
        assertThat(decide(patient, Purpose.OPERATION, "Patient", Set.of("p1"), ORDINARY))
                .isEqualTo(new Refuse(Reason.NOT_HELD));
    }

    @Test
    void systemScopesAreForProgramsAndTheOthersForPeople() {
        assertThat(reach(person("system/*.rs", Set.of("p1"), null), "Patient")).isEqualTo(Reach.NOTHING);
        Caller key = Caller.program("script", Kind.KEY, Scopes.known("user/*.rs patient/*.rs"));
        assertThat(reach(key, "Patient")).isEqualTo(Reach.NOTHING);
        assertThat(Reaches.isAll(Caller.program("script", Kind.KEY, Scopes.known("system/*.rs"))))
                .isTrue();
        assertThat(Reaches.isAll(Caller.program("script", Kind.KEY, Scopes.known("system/*.r"))))
                .isFalse();
    }

    @Test
    void theFrontDeskKnowsWhoAPersonIsAndNothingOfTheirHealth() {
        Caller desk = person("user/*.rs patient/*.rs", Set.of(), "p1", Role.FRONT_DESK);
        assertThat(reach(desk, "Patient").isEverything()).isTrue();
        assertThat(reach(desk, "Observation").isNothing()).isTrue();
        assertThat(reach(desk, "Binary").isNothing()).isTrue();
        assertThat(decide(desk, Purpose.IDENTITY, "Patient", Set.of("p1"), ORDINARY))
                .isEqualTo(new Permit());
        assertThat(decide(desk, Purpose.EVIDENCE, "Patient", Set.of("p1"), ORDINARY))
                .isEqualTo(new Refuse(Reason.NOT_HELD));
    }

    @Test
    void aLaunchByStaffReachesThePatientItChose() {
        Caller clinician = person("patient/*.rs", Set.of(), "p1", Role.CLINICIAN);
        assertThat(reach(clinician, "Observation").persons()).contains(Set.of("p1"));
        assertThat(Reaches.isAll(person("user/*.rs", Set.of(), "p1", Role.CLINICIAN)))
                .isTrue();
    }

    @Test
    void theWidestOfSeveralScopesStands() {
        Caller patient = person(
                "patient/Observation.rs?category=laboratory patient/Observation.rs?category=vital-signs",
                Set.of("p1"),
                null);
        assertThat(reach(patient, "Observation").alternatives()).hasSize(2);
        assertThat(reach(patient, "Observation").isWhole()).isFalse();
        assertThat(reach(patient, "Condition").isNothing()).isTrue();
        Caller more = person("patient/Observation.rs?category=laboratory patient/Observation.rs", Set.of("p1"), null);
        assertThat(reach(more, "Observation").isWhole()).isTrue();
    }

    @Test
    void whoRunsTheFeedsOpensMessagesOnlyAsAClinicianToo() {
        assertThat(opens(Role.OPERATOR)).isFalse();
        assertThat(opens(Role.CLINICIAN)).isFalse();
        assertThat(opens(Role.OPERATOR, Role.CLINICIAN)).isTrue();
        assertThat(opens(Role.ADMINISTRATOR)).isTrue();
    }

    private static boolean opens(Role... roles) {
        return decide(
                        person("user/*.rs admin", Set.of(), null, roles),
                        Purpose.OPERATION,
                        "Patient",
                        Set.of("p1"),
                        ORDINARY)
                .isPermit();
    }

    private static Reach reach(Caller caller, String type) {
        return Reaches.of(caller, type, org.healthrecord.access.scope.Permission.READ);
    }

    private static Caller person(String scopes, Set<String> persons, @Nullable String chosen, Role... roles) {
        Kind kind = roles.length == 0 ? Kind.PATIENT : Kind.STAFF;
        return new Caller("somebody", kind, Scopes.known(scopes), persons, chosen, Set.of(roles), null);
    }

    private static Decision decide(
            Caller caller, Purpose purpose, String type, Set<String> owners, Circumstances circumstances) {
        return Decisions.decide(caller, new Question(purpose, Set.of(type), owners), circumstances);
    }
}
