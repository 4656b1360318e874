package org.healthrecord.fhir.identity.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.util.Set;
import org.healthrecord.fhir.identity.HiddenPersons;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class HiddenChartsGuardTest {
    private final HiddenPersons hidden = new HiddenPersons(TestDatabases.h2(), Clock.systemUTC());
    private final HiddenChartsGuard guard = new HiddenChartsGuard(hidden, FhirContext.forR4Cached());

    @Test
    void nothingOfAHiddenChartIsShown() {
        hidden.hide(Set.of("p1"));
        refused(patient("p1"));
        refused(observation("p1"));
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(observation("p2"));
        bundle.addEntry().setResource(observation("p1"));
        refused(bundle);
        Parameters evidence = new Parameters();
        evidence.addParameter().setName("statement").addPart().setName("stated").setResource(observation("p1"));
        refused(evidence);
    }

    @Test
    void otherChartsAreAndItsOwnIsAgain() {
        hidden.hide(Set.of("p1"));
        shown(observation("p2"));
        shown(null);
        hidden.show(Set.of("p1"));
        shown(observation("p1"));
    }

    private void refused(IBaseResource answer) {
        assertThatThrownBy(() -> guard.refuse(answer))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(e.getStatusCode())
                                .isEqualTo(503));
    }

    private void shown(IBaseResource answer) {
        assertThatCode(() -> guard.refuse(answer)).doesNotThrowAnyException();
    }

    private static Patient patient(String id) {
        return (Patient) new Patient().setId(id);
    }

    private static Observation observation(String person) {
        return new Observation().setSubject(new Reference("Patient/" + person));
    }
}
