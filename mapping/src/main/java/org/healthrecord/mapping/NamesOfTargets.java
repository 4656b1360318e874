package org.healthrecord.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.mapping.assertion.Assertion;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes beside a reference what its target is called, where the same unit states the target: a report's results can then
 * be listed by name without reading each of them, and who stands behind something can be told. What the sender wrote there stays.
 */
public final class NamesOfTargets {
    /** Elements by which things are called, the first that holds something. */
    private static final List<String> NAMES =
            List.of("code", "name", "deviceName", "type", "procedureCode", "description");

    private final Map<String, Resource> targets = new HashMap<>();

    private NamesOfTargets(List<Assertion> assertions) {
        assertions.forEach(a -> targets.putIfAbsent(a.key().urn(), a.resource()));
    }

    static void write(List<Assertion> assertions) {
        NamesOfTargets names = new NamesOfTargets(assertions);
        for (Assertion assertion : assertions) {
            references(assertion.resource()).forEach(names::name);
            PeopleReferences.of(assertion.resource()).forEach(names::name);
        }
    }

    private static List<Reference> references(Resource resource) {
        List<Reference> references = new ArrayList<>();
        if (resource instanceof DiagnosticReport report) {
            Stream.of(report.getResult(), report.getSpecimen(), report.getBasedOn(), report.getImagingStudy())
                    .forEach(references::addAll);
        } else if (resource instanceof Observation observation) {
            Stream.of(observation.getHasMember(), observation.getDerivedFrom(), observation.getBasedOn())
                    .forEach(references::addAll);
            if (observation.hasSpecimen()) {
                references.add(observation.getSpecimen());
            }
        }
        return references;
    }

    private void name(Reference reference) {
        if (!reference.hasDisplay()) {
            Resource target = targets.get(Objects.toString(reference.getReference(), ""));
            String name = target == null ? "" : of(target);
            reference.setDisplay(name.isEmpty() ? null : name);
        }
    }

    /** The name of a resource; "" where nothing says it. */
    public static String of(Resource resource) {
        for (String element : NAMES) {
            Property property = resource.getNamedProperty(element);
            List<Base> values = property == null ? List.of() : property.getValues();
            String name = values.stream()
                    .map(NamesOfTargets::words)
                    .filter(w -> !w.isEmpty())
                    .findFirst()
                    .orElse("");
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }

    private static String words(Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept.hasText()
                    ? concept.getText()
                    : concept.getCoding().stream()
                            .map(c -> Objects.toString(c.hasDisplay() ? c.getDisplay() : c.getCode(), ""))
                            .filter(w -> !w.isEmpty())
                            .findFirst()
                            .orElse("");
        }
        if (value instanceof Coding coding) {
            return Objects.toString(coding.getDisplay(), "");
        }
        if (value instanceof HumanName name) {
            return name.hasText()
                    ? name.getText()
                    : Stream.concat(
                                    Stream.concat(name.getPrefix().stream(), name.getGiven().stream())
                                            .map(s -> Objects.toString(s.getValue(), "")),
                                    Stream.of(Objects.toString(name.getFamily(), "")))
                            .filter(w -> !w.isEmpty())
                            .collect(Collectors.joining(" "));
        }
        return value.isPrimitive() ? Objects.toString(value.primitiveValue(), "") : "";
    }
}
