package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.Mapping;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ADT events change beyond the demographics they carry: who is who, and which visits are taken back. */
class AdtEventsTest {
    private static final String VISIT = "PV1|1|I|||||||||||||||||V1";

    @ParameterizedTest
    @ValueSource(strings = {"A18", "A34", "A39", "A40", "A47"})
    void aMergeRetiresTheNumberInMrg(String event) {
        IdentityStatement.Merge merge =
                (IdentityStatement.Merge) only(adt(event, Samples.pid("1"), "MRG|2^^^WALKIN&2.999.1&ISO^MR"));

        assertThat(merge.surviving()).isEqualTo(registration("1"));
        assertThat(merge.retired()).isEqualTo(registration("2"));
    }

    @Test
    void a24LinksTwoPatientsAndA37TakesTheLinkBack() {
        assertThat(only(adt("A24", Samples.pid("1"), Samples.pid("2")))).isInstanceOf(IdentityStatement.Link.class);
        assertThat(only(adt("A37", Samples.pid("1"), Samples.pid("2")))).isInstanceOf(IdentityStatement.Unlink.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A11", "A23", "A27", "A38"})
    void aVisitCancelledOrDeletedIsWithdrawn(String event) {
        assertThat(of("Encounter", adt(event, Samples.pid("1"), VISIT)).stance())
                .isEqualTo(Stance.WITHDRAWN);
    }

    @Test
    void a29LeavesThePersonInactive() {
        Patient patient = (Patient) of("Patient", adt("A29", Samples.pid("1"))).resource();

        assertThat(patient.hasActive()).isTrue();
        assertThat(patient.getActive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8"})
    void everyVersionIsRead(String version) {
        String message = Samples.message("ADT^A08", "1", "20240301", Samples.pid("1"), VISIT)
                .replace("|P|2.5.1\r", "|P|" + version + "\r");

        Mapping.Mapped mapped = Samples.mapped(message);

        assertThat(of("Patient", mapped).key().registration()).isEqualTo(registration("1"));
        assertThat(of("Encounter", mapped).stance()).isEqualTo(Stance.STATED);
    }

    @Test
    void aSegmentOfTheSendersOwnIsAnIssueAtItsPlace() {
        assertThat(adt("A08", Samples.pid("1"), "ZPI|1|secret").issues())
                .extracting(Issue::place)
                .anyMatch(place -> place.startsWith("ZPI"));
    }

    private static Mapping.Mapped adt(String event, String... segments) {
        return Samples.mapped(Samples.message("ADT^" + event, "1", "20240301101500", segments));
    }

    private static IdentityStatement only(Mapping.Mapped mapped) {
        List<IdentityStatement> identities = mapped.identity();
        assertThat(identities).hasSize(1);
        return identities.get(0);
    }

    private static Assertion of(String type, Mapping.Mapped mapped) {
        return mapped.assertions().stream()
                .filter(a -> a.key().type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Registration registration(String number) {
        return of("Patient", adt("A28", Samples.pid(number))).key().registration();
    }
}
