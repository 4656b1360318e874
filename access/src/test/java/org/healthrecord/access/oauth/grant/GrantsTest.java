package org.healthrecord.access.oauth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.oauth.AccountView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {
    private static final AccountView PARENT = new AccountView("a", "A", Set.of("SELF_p1", "PROXY_p2"));
    private static final AccountView CLINICIAN = new AccountView("c", "C", Set.of("ROLE_CLINICIAN"));
    private static final AccountView DESK = new AccountView("d", "D", Set.of("ROLE_FRONT_DESK"));

    private static Grants.Client client(String scopes) {
        return new Grants.Client(Set.of(scopes.split(" ")), false);
    }

    private static Set<String> granted(String asked, String registered, AccountView account, String patient) {
        return Grants.grantable(
                Arrays.asList(asked.split(" ")), client(registered), account, Optional.ofNullable(patient));
    }

    @Test
    void aPatientGivesPatientScopesForPersonsOfTheAccountOnly() {
        String all = "patient/*.rs user/*.rs system/*.rs";
        assertThat(granted(all, all, PARENT, "p2")).containsExactly("patient/*.rs");
        assertThat(granted(all, all, PARENT, "p3")).isEmpty();
        assertThat(granted(all, all, PARENT, null)).isEmpty();
    }

    @Test
    void staffGivesWhatItsRolesReach() {
        String all = "patient/*.rs user/*.rs user/Observation.rs";
        assertThat(granted(all, all, CLINICIAN, "p9"))
                .containsExactly("patient/*.rs", "user/*.rs", "user/Observation.rs");
        assertThat(granted(all, all, DESK, "p9"))
                .contains("user/Patient.rs")
                .doesNotContain("user/*.rs", "user/Observation.rs", "patient/*.rs");
    }

    @Test
    void aClientGetsNoMoreThanItIsRegisteredFor() {
        assertThat(granted(
                        "patient/Condition.rs patient/Observation.cruds offline_access", "patient/*.rs", PARENT, "p1"))
                .containsExactly("patient/Condition.rs");
    }

    @Test
    void aBackEndGetsAllItAsksForOrNothing() {
        Grants.Client registry = client("system/*.rs");
        assertThat(Grants.system(List.of("system/Patient.read"), registry)).isPresent();
        assertThat(Grants.system(List.of("system/Patient.rs", "system/Patient.cud"), registry))
                .isEmpty();
        assertThat(Grants.system(List.of("user/Patient.rs"), registry)).isEmpty();
        assertThat(Grants.system(List.of(), registry)).isEmpty();
    }

    @Test
    void aClinicsProgramHandsInAsItsOwnSourceAlone() {
        Grants.Client clinic = client("intake/harbor");
        assertThat(clinic.isBackEnd()).isTrue();
        assertThat(Grants.system(List.of("intake/harbor"), clinic)).isPresent();
        assertThat(Grants.system(List.of("intake/riverside"), clinic)).isEmpty();
        assertThat(Grants.system(List.of("intake/*"), clinic)).isEmpty();
        assertThat(Grants.system(List.of("intake/harbor", "system/*.rs"), clinic))
                .isEmpty();
    }

    @Test
    void aScopeIsGrantedInTheVersionItWasAskedForIn() {
        assertThat(granted("patient/Observation.read", "patient/*.rs", PARENT, "p1"))
                .containsExactly("patient/Observation.read");
        assertThat(granted("user/*.read", "user/*.rs", DESK, "p9"))
                .contains("user/Patient.read")
                .allMatch(scope -> scope.endsWith(".read"));
    }

    @Test
    void whatIsRegisteredNarrowedIsGrantedNarrowedByAllOfIt() {
        String laboratory = "patient/Observation.rs?category=laboratory";
        assertThat(granted(laboratory, "patient/*.rs", PARENT, "p1")).containsExactly(laboratory);
        assertThat(granted(laboratory + "&status=final", laboratory, PARENT, "p1"))
                .containsExactly(laboratory + "&status=final");
        assertThat(granted("patient/Observation.rs", laboratory, PARENT, "p1")).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory;"
                        + "Read your laboratory results",
                "patient/MedicationRequest.read;Read your medicines",
                "patient/AllergyIntolerance.cud;Add to and change your allergies",
                "offline_access;Keep this access when you are not here, until you take it back"
            })
    void scopesAreSaidInPlainWords(String scope, String words) {
        assertThat(ScopeWords.of(scope, true)).contains(words);
    }

    @Test
    void theChartOfSomebodyElseIsTheirs() {
        assertThat(ScopeWords.of("patient/Condition.rs", false)).contains("Read their health problems");
        assertThat(ScopeWords.of("launch/patient", true)).isEmpty();
    }
}
