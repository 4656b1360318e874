package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;

import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.agreement.Fold;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class FoldTest {

    @Test
    void aCorrectedResultReplacesTheEarlierOne() {
        Statement wrong = snapshot(1, potassium("7.1"));
        Statement right = snapshot(2, potassium("4.1"));

        Statement stands = Fold.fold(List.of(right, wrong)).orElseThrow();

        assertThat(((Observation) stands.assertion().resource())
                        .getValueQuantity()
                        .getValue())
                .isEqualByComparingTo("4.1");
        assertThat(stands.witness().messageId()).isEqualTo("message-2");
    }

    @Test
    void aPatchLeavesWhatItDoesNotName() {
        Patient first = new Patient();
        first.addName().setFamily("Berg");
        first.addTelecom().setValue("555 0100");
        Patient later = new Patient();
        later.addName().setFamily("Stone");

        Patient stands = patient(patch(2, later, Set.of()), patch(1, first, Set.of()));

        assertThat(stands.getNameFirstRep().getFamily()).isEqualTo("Stone");
        assertThat(stands.getName()).hasSize(1);
        assertThat(stands.getTelecomFirstRep().getValue()).isEqualTo("555 0100");
    }

    @Test
    void aPatchEmptiesWhatTheSenderClearedOnPurpose() {
        Patient first = new Patient();
        first.addTelecom().setValue("555 0100");
        first.setActive(true);

        Patient stands = patient(patch(1, first, Set.of()), patch(2, new Patient(), Set.of("telecom")));

        assertThat(stands.hasTelecom()).isFalse();
        assertThat(stands.getActive()).isTrue();
    }

    @Test
    void aPatchReplacesAnExtensionByItsUrl() {
        Patient first = new Patient();
        first.addExtension(new Extension("urn:race", new StringType("a")));
        first.addExtension(new Extension("urn:sex", new StringType("f")));
        Patient later = new Patient();
        later.addExtension(new Extension("urn:race", new StringType("b")));

        Patient stands = patient(patch(1, first, Set.of()), patch(2, later, Set.of()));

        assertThat(stands.getExtension()).hasSize(2);
        assertThat(stands.getExtensionByUrl("urn:race").getValue().primitiveValue())
                .isEqualTo("b");
    }

    @Test
    void aChoiceElementIsReplacedWhateverItsTypes() {
        Observation first = new Observation().setValue(new Quantity(1));
        first.setStatus(Observation.ObservationStatus.FINAL);
        Observation later = new Observation().setValue(new StringType("NEG"));

        Statement stands = Fold.fold(List.of(patch(1, first, Set.of()), patch(2, later, Set.of())))
                .orElseThrow();

        Observation observation = (Observation) stands.assertion().resource();
        assertThat(observation.getValue().primitiveValue()).isEqualTo("NEG");
        assertThat(observation.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void aCancelledVisitIsGone() {
        Statement visit = patch(1, new Encounter(), Set.of());
        Statement cancelled = withdrawn(2, new Encounter());

        assertThat(Fold.fold(List.of(cancelled, visit))).isEmpty();
        assertThat(Fold.fold(List.of(cancelled))).isEmpty();
    }

    @Test
    void aWithdrawnFactStatedAgainStartsAnew() {
        Patient before = new Patient();
        before.addName().setFamily("Berg");
        Patient after = new Patient().setActive(true);

        Patient stands = patient(patch(3, after, Set.of()), withdrawn(2, new Patient()), patch(1, before, Set.of()));

        assertThat(stands.getActive()).isTrue();
        assertThat(stands.hasName()).isFalse();
    }

    @Test
    void aMentionStandsOnlyWhileNothingBetterIsKnown() {
        Practitioner full = new Practitioner();
        full.addName().setFamily("Hale").addGiven("Ida");
        Practitioner bare = new Practitioner();
        bare.addName().setFamily("Hale");
        Practitioner entry = new Practitioner().setActive(true);

        Statement mentioned =
                Fold.fold(List.of(mention(2, bare), mention(1, full))).orElseThrow();
        Statement stated =
                Fold.fold(List.of(mention(2, full), snapshot(1, entry))).orElseThrow();

        assertThat(mentioned.assertion().resource()).isSameAs(full);
        assertThat(stated.assertion().resource()).isSameAs(entry);
    }

    @Test
    void aMentionDoesNotBringBackWhatWasWithdrawn() {
        assertThat(Fold.fold(List.of(withdrawn(1, new Practitioner()), mention(2, new Practitioner()))))
                .isEmpty();
    }

    @Test
    void theStatedResourcesAreNotTouched() {
        Patient first = new Patient();
        first.addTelecom().setValue("555 0100");
        patient(patch(1, first, Set.of()), patch(2, new Patient().setActive(true), Set.of("telecom")));

        assertThat(first.hasTelecom()).isTrue();
        assertThat(first.hasActive()).isFalse();
    }

    private static Patient patient(Statement... versions) {
        return (Patient) Fold.fold(List.of(versions)).orElseThrow().assertion().resource();
    }

    private static Observation potassium(String value) {
        Observation observation = new Observation().setCode(Clinic.code(Clinic.LOINC, "2823-3"));
        return observation.setValue(new Quantity().setValue(new java.math.BigDecimal(value)));
    }

    private static Statement snapshot(int version, Resource resource) {
        return RIVER.version("x", version, Stance.STATED, Mode.SNAPSHOT, Set.of(), resource);
    }

    private static Statement patch(int version, Resource resource, Set<String> cleared) {
        return RIVER.version("x", version, Stance.STATED, Mode.PATCH, cleared, resource);
    }

    private static Statement mention(int version, Resource resource) {
        return RIVER.version("x", version, Stance.STATED, Mode.MENTION, Set.of(), resource);
    }

    private static Statement withdrawn(int version, Resource resource) {
        return RIVER.version("x", version, Stance.WITHDRAWN, Mode.SNAPSHOT, Set.of(), resource);
    }
}
