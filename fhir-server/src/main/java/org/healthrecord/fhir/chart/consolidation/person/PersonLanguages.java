package org.healthrecord.fhir.chart.consolidation.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;

/**
 * The languages of a person: one code is one language, with or without its name, and {@code en} says nothing beside
 * {@code en-US}. Clinics disagree where what one prefers (or names alone) is no language of the other.
 */
final class PersonLanguages {
    private static final String INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";

    private PersonLanguages() {}

    static List<Base> of(List<Claim> latestFirst) {
        Map<String, PatientCommunicationComponent> languages = new LinkedHashMap<>();
        for (Claim claim : latestFirst) {
            for (PatientCommunicationComponent said : ((Patient) claim.resource()).getCommunication()) {
                languages.merge(code(said.getLanguage()), said.copy(), PersonLanguages::both);
            }
        }
        Set<String> codes = new TreeSet<>(languages.keySet());
        languages.keySet().removeIf(code -> codes.stream().anyMatch(c -> c.startsWith(code + '-')));
        List<Base> sorted = new ArrayList<>();
        languages.values().stream()
                .filter(PatientCommunicationComponent::getPreferred)
                .forEach(sorted::add);
        languages.values().stream().filter(c -> !c.getPreferred()).forEach(sorted::add);
        return sorted;
    }

    /** The name of the one, the preference of either. */
    private static PatientCommunicationComponent both(
            PatientCommunicationComponent one, PatientCommunicationComponent other) {
        PatientCommunicationComponent named = isNamed(one) || !isNamed(other) ? one : other;
        if (one.getPreferred() || other.getPreferred()) {
            named.setPreferred(true);
        }
        return named;
    }

    private static boolean isNamed(PatientCommunicationComponent c) {
        return c.getLanguage().hasText() || c.getLanguage().getCoding().stream().anyMatch(Coding::hasDisplay);
    }

    /** Languages have one code system under several names, so the code alone is compared. */
    private static String code(CodeableConcept language) {
        return language.getCoding().stream()
                .filter(Coding::hasCode)
                .map(c -> c.getCode().strip().replace('_', '-').toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseGet(() -> Concept.plain(Objects.toString(language.getText(), "")));
    }

    /** The languages a clinic states for the person: the preferred languages, else all. */
    static ElementValue said(Claim claim) {
        List<PatientCommunicationComponent> all = ((Patient) claim.resource()).getCommunication();
        List<PatientCommunicationComponent> preferred =
                all.stream().filter(PatientCommunicationComponent::getPreferred).toList();
        Set<String> senses = new TreeSet<>();
        List<String> words = new ArrayList<>();
        for (PatientCommunicationComponent c : preferred.isEmpty() ? all : preferred) {
            String code = code(c.getLanguage());
            if (!code.isEmpty()) {
                senses.add(base(code));
                words.add(code);
            }
        }
        return senses.isEmpty() ? ElementValue.NOTHING : new ElementValue(senses, String.join(", ", words));
    }

    private static String base(String code) {
        int dash = code.indexOf('-');
        return dash < 0 ? code : code.substring(0, dash);
    }

    static ElementValue interpreter(Claim claim) {
        return Resources.values(claim.resource(), "extension", Extension.class)
                .filter(e -> INTERPRETER.equals(e.getUrl()) && e.hasValue())
                .findFirst()
                .map(e -> ElementValue.of(e.getValue(), claim.source()))
                .orElse(ElementValue.NOTHING);
    }
}
