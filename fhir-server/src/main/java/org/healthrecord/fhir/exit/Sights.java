package org.healthrecord.fhir.exit;

import ca.uhn.fhir.context.FhirContext;
import org.healthrecord.fhir.exit.view.Masks;
import org.healthrecord.fhir.exit.view.Restricted;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.search.Sieve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the {@link Sight} of whoever is calling. */
@Component
public class Sights {
    private final Exit exit;
    private final FactOwners owners;
    private final ChartIndex charts;
    private final Sieve sieve;
    private final HiddenReferences references;
    private final Restricted restricted;

    Sights(
            Exit exit,
            FactOwners owners,
            ChartIndex charts,
            Sieve sieve,
            FhirContext fhir,
            ObjectProvider<Restricted> restricted) {
        this.exit = exit;
        this.owners = owners;
        this.charts = charts;
        this.sieve = sieve;
        this.references = new HiddenReferences(fhir);
        this.restricted = restricted.getIfAvailable(() -> Restricted.NOTHING);
    }

    Sight now() {
        return new Sight(exit.caller(), new Masks(restricted, owners::ofEach), charts, sieve, references);
    }
}
