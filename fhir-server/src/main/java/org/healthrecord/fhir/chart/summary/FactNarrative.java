package org.healthrecord.fhir.chart.summary;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource in words (FHIR R4, Narrative), for who cannot show its elements. It is made when a resource is read, so it
 * costs no room and no time when a message is taken in, and always says what the elements say.
 */
public final class FactNarrative {
    private FactNarrative() {}

    /** Gives a resource its narrative, unless it has one or is no clinical text: a Provenance is for machines. */
    public static void add(Resource resource) {
        if (!(resource instanceof DomainResource fact)
                || fact instanceof Provenance
                || fact.getText().hasDiv()) {
            return;
        }
        Page page = new Page();
        lines(fact).filter(line -> !line.isBlank()).forEach(page::paragraph);
        fact.setText(page.narrative());
        if (fact.hasLanguage()) {
            fact.getText().getDiv().setAttribute("lang", fact.getLanguage());
            fact.getText().getDiv().setAttribute("xml:lang", fact.getLanguage());
        }
    }

    private static Stream<String> lines(DomainResource fact) {
        if (fact instanceof Patient patient) {
            return Stream.of(
                    patient.getNameFirstRep().getNameAsSingleString(),
                    labelled("born", patient.getBirthDateElement().getValueAsString()),
                    labelled("gender", patient.hasGender() ? patient.getGender().toCode() : null));
        }
        if (fact instanceof Practitioner practitioner) {
            return Stream.of(practitioner.getNameFirstRep().getNameAsSingleString());
        }
        String name = Words.values(fact, "name")
                .map(Words::text)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElseGet(() -> Words.name(fact));
        return Stream.of(name, Words.when(fact), Words.particulars(fact), notes(fact));
    }

    private static String notes(DomainResource fact) {
        List<String> notes = Words.values(fact, "note")
                .map(Words::text)
                .filter(text -> !text.isEmpty())
                .toList();
        return notes.stream().collect(Collectors.joining("; "));
    }

    private static String labelled(String label, @Nullable String value) {
        String text = Objects.toString(value, "");
        return text.isEmpty() ? "" : label + " " + text;
    }
}
