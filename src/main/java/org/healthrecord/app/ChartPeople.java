package org.healthrecord.app;

import java.util.Optional;
import org.healthrecord.access.decision.Acting;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.oauth.People;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.exit.RefusedException;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** People by name, as their charts say. The authorization server asks for those alone whom the account may read. */
@Component
class ChartPeople implements People {
    private static final Caller SERVER = Caller.anybody("authorization server");

    private final ObjectProvider<ChartExit> charts;

    ChartPeople(ObjectProvider<ChartExit> charts) {
        this.charts = charts;
    }

    @Override
    public Optional<Person> find(String patientId) {
        try {
            ChartExit known = charts.getIfAvailable();
            // A node that only receives knows nobody.
            return known == null
                    ? Optional.empty()
                    : Acting.as(SERVER, () -> known.patient(patientId))
                            .filter(Patient.class::isInstance)
                            .map(Patient.class::cast)
                            .map(patient -> new Person(patientId, name(patient), birthDate(patient)));
        } catch (RefusedException notAtPresent) {
            return Optional.empty();
        }
    }

    private static String name(Patient patient) {
        return patient.hasName() ? patient.getNameFirstRep().getNameAsSingleString() : "";
    }

    private static String birthDate(Patient patient) {
        return patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "";
    }
}
