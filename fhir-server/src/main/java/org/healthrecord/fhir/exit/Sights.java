package org.healthrecord.fhir.exit;

import ca.uhn.fhir.context.FhirContext;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.search.Sieve;
import org.springframework.stereotype.Component;

/** Makes the {@link Sight} of whoever is calling. */
@Component
public class Sights {
    private final Exit exit;
    private final FactOwners owners;
    private final ChartIndex charts;
    private final Sieve sieve;
    private final HiddenReferences references;

    Sights(Exit exit, FactOwners owners, ChartIndex charts, Sieve sieve, FhirContext fhir) {
        this.exit = exit;
        this.owners = owners;
        this.charts = charts;
        this.sieve = sieve;
        this.references = new HiddenReferences(fhir);
    }

    Sight now() {
        return new Sight(exit.caller(), owners, charts, sieve, references);
    }
}
