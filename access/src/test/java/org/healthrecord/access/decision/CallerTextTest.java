package org.healthrecord.access.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.scope.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers as they are remembered with an export or a subscription. */
class CallerTextTest {
    static Stream<Caller> callers() {
        return Stream.of(
                Caller.NOBODY,
                Caller.anybody("anybody"),
                Caller.clinic("harbor-2026", "harbor"),
                Caller.program("warehouse", Kind.BACKEND, Scopes.known("system/Observation.rs?category=x|laboratory")),
                new Caller(
                        "account",
                        Kind.PATIENT,
                        Scopes.known("patient/*.rs"),
                        Set.of("p2", "p1"),
                        null,
                        Set.of(),
                        null),
                new Caller(
                        "ward",
                        Kind.STAFF,
                        Scopes.known("user/*.rs"),
                        Set.of(),
                        "p1",
                        Set.of(Role.CLINICIAN, Role.STEWARD),
                        null));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void areReadAsTheyWereWritten(Caller caller) {
        assertThat(CallerText.read(CallerText.write(caller))).isEqualTo(caller);
    }

    @Test
    void anotherLineIsNobody() {
        assertThatThrownBy(() -> CallerText.read("reader")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void workIsDoneForOneCallerAtATime() {
        Caller one = Caller.anybody("one");
        Caller other = Caller.anybody("other");
        String inside = Acting.as(one, () -> Acting.as(other, () -> name()) + ' ' + name());
        assertThat(inside).isEqualTo("other one");
        assertThat(Acting.current()).isEmpty();
    }

    private static String name() {
        return Acting.current().orElseThrow().name();
    }
}
