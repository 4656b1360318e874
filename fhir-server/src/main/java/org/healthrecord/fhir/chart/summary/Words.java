package org.healthrecord.fhir.chart.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What a resource says, in words a person can read: its name, its time, its particulars. */
final class Words {
    private static final List<String> NAMES =
            List.of("code", "vaccineCode", "medication[x]", "title", "description", "device", "scope");

    private static final List<String> TIMES = List.of(
            "effective[x]",
            "performed[x]",
            "occurrence[x]",
            "onset[x]",
            "authoredOn",
            "recordedDate",
            "timing[x]",
            "period",
            "dateTime",
            "date");

    private Words() {}

    static String name(Resource resource) {
        return NAMES.stream()
                .flatMap(element -> values(resource, element))
                .map(Words::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("(not named)");
    }

    /** The day, or what is known of it; "" where no time is stated. */
    static String when(Resource resource) {
        return TIMES.stream()
                .flatMap(element -> values(resource, element))
                .map(Words::day)
                .filter(day -> !day.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Value, dose, reaction, status and what else belongs to the kind of fact. */
    static String particulars(Resource resource) {
        List<String> parts = new ArrayList<>();
        if (resource instanceof Observation observation) {
            parts.addAll(observed(observation));
        } else if (resource instanceof AllergyIntolerance allergy) {
            parts.addAll(allergy(allergy));
        } else {
            for (String element : List.of("dosage", "dosageInstruction", "severity", "bodySite", "lotNumber")) {
                values(resource, element).map(Words::text).forEach(parts::add);
            }
        }
        parts.add(status(resource));
        return parts.stream().filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining("; "));
    }

    private static List<String> observed(Observation observation) {
        List<String> parts = new ArrayList<>();
        parts.add(text(observation.getValue()));
        observation.getComponent().forEach(c -> parts.add(text(c.getCode()) + ": " + text(c.getValue())));
        observation.getInterpretation().forEach(i -> parts.add(text(i)));
        observation.getReferenceRange().forEach(r -> {
            String range = r.hasText()
                    ? r.getText()
                    : text(new Range().setLow(r.getLow()).setHigh(r.getHigh()));
            parts.add(range.isEmpty() ? "" : "reference " + range);
        });
        if (!observation.hasValue() && observation.hasDataAbsentReason()) {
            parts.add("no value: " + text(observation.getDataAbsentReason()));
        }
        return parts;
    }

    private static List<String> allergy(AllergyIntolerance allergy) {
        List<String> parts = new ArrayList<>();
        allergy.getReaction().forEach(reaction -> {
            String signs = reaction.getManifestation().stream().map(Words::text).collect(Collectors.joining(", "));
            parts.add(
                    reaction.hasSeverity()
                            ? signs + " (" + reaction.getSeverity().toCode() + ")"
                            : signs);
        });
        if (allergy.hasCriticality()) {
            parts.add("criticality " + allergy.getCriticality().toCode());
        }
        return parts;
    }

    private static String status(Resource resource) {
        return Stream.of("clinicalStatus", "verificationStatus", "status")
                .flatMap(element -> values(resource, element))
                .map(Words::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static Stream<Base> values(Resource resource, String element) {
        Property property = resource.getNamedProperty(element);
        return property == null ? Stream.empty() : property.getValues().stream();
    }

    static String text(@Nullable Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept(concept);
        }
        if (value instanceof Reference reference) {
            return Objects.toString(reference.getDisplay(), "");
        }
        if (value instanceof Quantity quantity) {
            return quantity(quantity);
        }
        if (value instanceof Range range) {
            return joined(quantity(range.getLow()), " - ", quantity(range.getHigh()));
        }
        if (value instanceof Ratio ratio) {
            return joined(quantity(ratio.getNumerator()), " / ", quantity(ratio.getDenominator()));
        }
        if (value instanceof Dosage dosage) {
            return Objects.toString(
                    dosage.getText(), text(dosage.getDoseAndRateFirstRep().getDose()));
        }
        if (value instanceof Annotation note) {
            return Objects.toString(note.getText(), "");
        }
        return value instanceof Type type && type.isPrimitive() ? Objects.toString(type.primitiveValue(), "") : "";
    }

    private static String concept(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(Coding::getDisplay)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> concept.getCoding().stream()
                        .map(Coding::getCode)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse("");
    }

    private static String quantity(Quantity quantity) {
        if (!quantity.hasValue()) {
            return "";
        }
        String comparator = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
        BigDecimal value = quantity.getValue();
        String unit = Optional.ofNullable(quantity.getUnit())
                .or(() -> Optional.ofNullable(quantity.getCode()))
                .orElse("");
        return (comparator + value.toPlainString() + " " + unit).strip();
    }

    private static String joined(String one, String between, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + between + other;
    }

    private static String day(Base value) {
        if (value instanceof BaseDateTimeType moment) {
            String text = Objects.toString(moment.getValueAsString(), "");
            return text.substring(0, Math.min(10, text.length()));
        }
        if (value instanceof Period period) {
            return period.hasStart() ? day(period.getStartElement()) : day(period.getEndElement());
        }
        return "";
    }
}
