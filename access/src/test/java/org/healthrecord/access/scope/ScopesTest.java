package org.healthrecord.access.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.healthrecord.access.scope.Scopes.UnknownScopeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
    private static final String LABORATORY =
            "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory";

    @ParameterizedTest
    @CsvSource({
        "patient/*.read, patient/*.rs",
        "user/Observation.read, user/Observation.rs",
        "system/*.write, system/*.cud",
        "system/*.*, system/*.cruds",
        "patient/Condition.r, patient/Condition.r",
        "admin, admin",
        "admin/*, admin",
        "admin/held-numbers, admin/held-numbers",
        "intake/*, intake/*",
        "intake/harbor-primary-care, intake/harbor-primary-care",
        "launch/patient, launch/patient",
        "offline_access, offline_access"
    })
    void bothVersionsAreUnderstoodAndTheNewestIsWritten(String given, String written) {
        assertThat(Scopes.known(given).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/*.sr",
                "patient/*.rr",
                "patient/*.",
                "patient/*",
                "patient/observation.rs",
                "patient/Observation.rs?",
                "patient/Observation.rs?category",
                "patient/Observation.rs?category=",
                "patient/Observation.rs?_has:Provenance:target:agent=x",
                "patient/Observation.rs?subject.name=x",
                "patient/Observation.read?category=laboratory",
                "patient/*.rs?category=laboratory",
                "everybody/*.rs",
                "intake/",
                "intake/../x",
                "admin/",
                "launch/everything"
            })
    void whatIsNoScopeAllowsNothing(String given) {
        assertThat(Scopes.known(given).all()).isEmpty();
        assertThatThrownBy(() -> Scopes.of(List.of(given)))
                .isInstanceOf(UnknownScopeException.class)
                .hasMessageContaining(given);
    }

    @Test
    void aNarrowedScopeIsWrittenAsItCame() {
        assertThat(Scopes.known(LABORATORY).text()).isEqualTo(LABORATORY);
        ResourceScope scope = Scopes.known(LABORATORY).ofResources().get(0);
        assertThat(scope.criteria())
                .containsExactly(new Criterion(
                        "category", "http://terminology.hl7.org/CodeSystem/observation-category|laboratory"));
    }

    @Test
    void aWiderScopeImpliesANarrowerOneAndNotTheOtherWayRound() {
        assertThat(implies("patient/*.rs", "patient/Observation.r")).isTrue();
        assertThat(implies("patient/*.read", LABORATORY)).isTrue();
        assertThat(implies(LABORATORY, "patient/Observation.rs")).isFalse();
        assertThat(implies("patient/Observation.rs", "patient/Observation.cruds"))
                .isFalse();
        assertThat(implies("user/*.rs", "patient/*.rs")).isFalse();
        assertThat(implies("admin", "admin/summary")).isTrue();
        assertThat(implies("admin/summary", "admin")).isFalse();
        assertThat(implies("intake/*", "intake/harbor")).isTrue();
        assertThat(implies("intake/harbor", "intake/river")).isFalse();
    }

    private static boolean implies(String held, String asked) {
        return Scopes.known(held).imply(Scope.of(asked).orElseThrow());
    }
}
