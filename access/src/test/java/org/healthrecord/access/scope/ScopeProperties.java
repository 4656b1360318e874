package org.healthrecord.access.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScopeProperties {
    @Property
    void whatIsWrittenIsReadAsTheSame(@ForAll("scopes") ResourceScope scope) {
        assertThat(Scope.of(scope.text())).contains(scope);
        assertThat(Scopes.known(scope.text()).all()).containsExactly(scope);
    }

    @Property
    void implicationIsAnOrder(
            @ForAll("scopes") ResourceScope a, @ForAll("scopes") ResourceScope b, @ForAll("scopes") ResourceScope c) {
        assertThat(a.implies(a)).isTrue();
        if (a.implies(b) && b.implies(a)) {
            assertThat(a).isEqualTo(b);
        }
        if (a.implies(b) && b.implies(c)) {
            assertThat(a.implies(c)).isTrue();
        }
    }

    @Property
    void whatIsImpliedReachesNoFurther(@ForAll("scopes") ResourceScope a, @ForAll("scopes") ResourceScope b) {
        if (a.implies(b)) {
            for (Permission permission : Permission.values()) {
                assertThat(!b.allows(permission) || a.allows(permission)).isTrue();
            }
            for (String type : Set.of("Observation", "Condition", "Patient")) {
                assertThat(!b.covers(type) || a.covers(type)).isTrue();
            }
        }
    }

    @Property
    void anyWordIsReadOrRefusedWithoutAnError(@ForAll String word) {
        Scope.of(word).ifPresent(scope -> assertThat(Scope.of(scope.text())).contains(scope));
    }

    @Provide
    Arbitrary<ResourceScope> scopes() {
        Arbitrary<String> types = Arbitraries.of("*", "Observation", "Condition", "Patient");
        Arbitrary<Set<Permission>> permissions =
                Arbitraries.of(Permission.class).set().ofMinSize(1);
        Arbitrary<Criterion> criteria = Combinators.combine(
                        Arbitraries.of("category", "code"),
                        Arbitraries.strings()
                                .ascii()
                                .ofMinLength(1)
                                .ofMaxLength(12)
                                .filter(value -> !value.isBlank()))
                .as(Criterion::new);
        return Combinators.combine(
                        Arbitraries.of(Level.class),
                        types,
                        permissions,
                        criteria.set().ofMaxSize(2))
                .as((level, type, may, narrowed) ->
                        new ResourceScope(level, type, may, type.equals("*") ? Set.of() : narrowed));
    }
}
