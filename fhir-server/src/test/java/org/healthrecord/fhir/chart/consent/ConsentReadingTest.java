package org.healthrecord.fhir.chart.consent;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.consent.Asking;
import org.healthrecord.access.consent.Hidden;
import org.healthrecord.access.consent.Restrictions;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Role;
import org.healthrecord.access.scope.Scopes;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a FHIR Consent hides from whom. */
class ConsentReadingTest {
    private static final String SOURCE =
            "\"data\":[{\"meaning\":\"instance\",\"reference\":{\"reference\":\"Organization/source-x\"}}]";
    private static final String CLINICIANS =
            "\"actor\":[{\"role\":{\"coding\":[{\"system\":\"https://healthrecord.org/fhir/CodeSystem/staff-role\",\"code\":\"CLINICIAN\"}]},\"reference\":{\"display\":\"Clinicians\"}}]";

    @Test
    void aClinicIsHiddenFromEverybodyButThePerson() {
        String provision = "{\"type\":\"deny\"," + SOURCE + "}";
        Hidden hidden = hidden(active(provision), staff(Role.CLINICIAN));

        assertThat(hidden.hides("x", Set.of())).isTrue();
        assertThat(hidden.hides("a", Set.of())).isFalse();
        assertThat(hidden(active(provision), patient("p1")).isNothing()).isTrue();
        assertThat(hidden(active(provision), patient("p2")).isNothing()).isFalse();
    }

    @Test
    void aRuleForSomeHoldsForThemAlone() {
        String provision = "{\"type\":\"deny\"," + CLINICIANS + "," + SOURCE + "}";

        assertThat(hidden(active(provision), staff(Role.CLINICIAN)).hides("x", Set.of()))
                .isTrue();
        assertThat(hidden(active(provision), staff(Role.FRONT_DESK)).isNothing())
                .isTrue();
    }

    @Test
    void everyoneButSomeIsAnExceptionWithinARule() {
        String provision =
                "{\"type\":\"deny\"," + SOURCE + ",\"provision\":[{\"type\":\"permit\"," + CLINICIANS + "}]}";

        assertThat(hidden(active(provision), staff(Role.FRONT_DESK)).hides("x", Set.of()))
                .isTrue();
        assertThat(hidden(active(provision), staff(Role.CLINICIAN)).hides("x", Set.of()))
                .isFalse();
    }

    @Test
    void aLabelHidesWhatCarriesIt() {
        String provision =
                "{\"type\":\"deny\",\"securityLabel\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"ETHUD\"}]}";
        Hidden hidden = hidden(active(provision), staff(Role.CLINICIAN));

        assertThat(hidden.hides("a", Set.of("SUBSTANCE_USE"))).isTrue();
        assertThat(hidden.hides("a", Set.of("HIV"))).isFalse();
        assertThat(hidden.looksAtLabels()).isTrue();
    }

    @Test
    void aPeriodBeginsAndEnds() {
        String provision =
                "{\"type\":\"deny\",\"period\":{\"start\":\"2026-02-01\",\"end\":\"2026-02-03\"}," + SOURCE + "}";

        assertThat(hidden(active(provision), staff(Role.CLINICIAN), "2026-01-31T00:00:00Z")
                        .isNothing())
                .isTrue();
        assertThat(hidden(active(provision), staff(Role.CLINICIAN), "2026-02-03T12:00:00Z")
                        .isNothing())
                .isFalse();
        assertThat(hidden(active(provision), staff(Role.CLINICIAN), "2026-02-05T00:00:00Z")
                        .isNothing())
                .isTrue();
    }

    /** A limit that is not understood never shows more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"deny\",\"data\":[{\"meaning\":\"instance\",\"reference\":{\"reference\":\"Observation/1\"}}]}",
                "{\"type\":\"deny\",\"actor\":[{\"role\":{\"text\":\"my aunt\"},\"reference\":{\"display\":\"aunt\"}}]}",
                "{\"type\":\"deny\",\"securityLabel\":[{\"code\":\"UNHEARD-OF\"}]}",
                "{\"type\":\"deny\",\"class\":[{\"code\":\"x\"}]}",
                "{\"type\":\"deny\",\"provision\":[{\"type\":\"permit\",\"dataPeriod\":{\"start\":\"2020\"}}]}",
                "{}"
            })
    void whatIsNotUnderstoodHides(String provision) {
        ConsentReading.Read read = ConsentReading.of(active(provision));

        assertThat(read.understood()).isFalse();
        assertThat(hidden(active(provision), staff(Role.CLINICIAN)).hides("any", Set.of()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "rejected", "entered-in-error", "draft", "proposed"})
    void whatIsNotActiveHidesNothing(String status) {
        Consent consent = consent(status, "{\"type\":\"deny\"}");

        assertThat(ConsentReading.of(consent).rule()).isEmpty();
    }

    private static Hidden hidden(Consent consent, Caller caller) {
        return hidden(consent, caller, "2026-03-01T00:00:00Z");
    }

    private static Hidden hidden(Consent consent, Caller caller, String at) {
        return new Restrictions(ConsentReading.of(consent).rule().stream().toList())
                .hiddenFrom("p1", new Asking(caller, Optional.empty(), Instant.parse(at)));
    }

    private static Consent active(String provision) {
        return consent("active", provision);
    }

    private static Consent consent(String status, String provision) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        Consent.class,
                        "{\"resourceType\":\"Consent\",\"status\":\"" + status
                                + "\",\"scope\":{\"coding\":[{\"code\":\"patient-privacy\"}]},\"provision\":"
                                + provision + "}");
    }

    private static Caller staff(Role role) {
        return new Caller(
                "somebody", Caller.Kind.STAFF, Scopes.of(List.of("user/*.rs")), Set.of(), null, Set.of(role), null);
    }

    private static Caller patient(String person) {
        return new Caller(
                "account",
                Caller.Kind.PATIENT,
                Scopes.of(List.of("patient/*.rs")),
                Set.of(person),
                null,
                Set.of(),
                null);
    }
}
