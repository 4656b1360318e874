package org.healthrecord.fhir.chart.consolidation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.OtherVisits;
import org.healthrecord.fhir.chart.consolidation.policy.DocumentPolicy;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.Dosing;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.healthrecord.fhir.chart.consolidation.value.Words;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;

/**
 * Compares a joined fact with its statements, element by element: what a clinic states must be shown, or be in the fact
 * as that clinic's statement. It knows nothing of how facts are joined.
 */
final class Loss {
    private static final Set<String> FRAME =
            Set.of("id", "meta", "text", "contained", "implicitRules", "language", "subject", "patient");

    private static final Set<String> SILENT =
            Set.of("unknown", "unknown if ever smoked", "266927001", "no information");

    private final Map<String, Count> counts = new TreeMap<>();

    /** How often an element is stated, shown as stated, kept as the clinic's statement, and neither. */
    static final class Count {
        int stated;
        int shown;
        int kept;

        int lost() {
            return stated - shown - kept;
        }
    }

    Map<String, Count> counts() {
        return counts;
    }

    /** The elements of which something is lost, for a message. */
    List<String> lost() {
        return counts.entrySet().stream()
                .filter(e -> e.getValue().lost() > 0)
                .map(e -> e.getKey() + ' ' + e.getValue().lost())
                .toList();
    }

    void add(Fact fact, Collection<Statement> statements) {
        List<Leaf> shown = leaves(fact.resource());
        for (Statement statement : statements) {
            String id = statement.witness().assertionId();
            if (fact.members().contains(id)) {
                List<String> kept = kept(fact.resource(), id);
                Resource stated = statement.assertion().resource();
                List<Leaf> there = withPart(shown, fact.resource(), stated);
                for (Leaf leaf : leaves(stated)) {
                    if (!isCorrected(leaf, shown)) {
                        count(fact.resource().fhirType() + '.' + leaf.path, leaf, there, kept);
                    }
                }
            }
        }
    }

    /** A survey is no laboratory result, in whatever section of a document it stood: the chart does not repeat that. */
    private static boolean isCorrected(Leaf leaf, List<Leaf> shown) {
        return leaf.path.equals("category")
                && leaf.senses.contains("laboratory")
                && shown.stream().anyMatch(s -> s.path.equals("category") && s.senses.contains("survey"));
    }

    /** A pressure that was stated alone is the part of the panel that has its code. */
    private static List<Leaf> withPart(List<Leaf> shown, Resource fact, Resource stated) {
        if (!(fact instanceof Observation panel) || !(stated instanceof Observation single) || single.hasComponent()) {
            return shown;
        }
        List<Leaf> all = new ArrayList<>(shown);
        panel.getComponent().stream()
                .filter(part -> part.getCode().getCoding().stream()
                        .anyMatch(c -> single.getCode().hasCoding(c.getSystem(), c.getCode())))
                .forEach(part -> collect("", part, all));
        return all;
    }

    private void count(String element, Leaf leaf, List<Leaf> shown, List<String> kept) {
        Count count = counts.computeIfAbsent(element, e -> new Count());
        count.stated++;
        if (shown.stream().anyMatch(s -> s.says(leaf))) {
            count.shown++;
        } else if (kept.stream().anyMatch(k -> leaf.words().anyMatch(k::contains))) {
            count.kept++;
        }
    }

    /** What the fact says in the name of this statement beside its elements, and all visits. */
    private static List<String> kept(Resource resource, String id) {
        List<String> kept = new ArrayList<>();
        if (resource instanceof DomainResource shown) {
            for (Extension extension : shown.getExtension()) {
                boolean visit = extension.getUrl().equals(OtherVisits.URL);
                Extension witness = extension.getExtensionByUrl("witness");
                if (visit
                        || (witness != null
                                && ("urn:uuid:" + id).equals(witness.getValue().primitiveValue()))) {
                    kept.add(Content.of(extension).toLowerCase(Locale.ROOT));
                }
            }
        }
        return kept;
    }

    /** Whether there is one statement whose words the fact shows, and every other word in it names its source. */
    static boolean isAttributed(Fact fact, Collection<Statement> said) {
        List<Statement> members = said.stream()
                .filter(s -> fact.members().contains(s.witness().assertionId()))
                .toList();
        // Categories are the chart's own words, made of section and code.
        List<Leaf> shown = leaves(fact.resource()).stream()
                .filter(l -> !l.path.startsWith("extension")
                        && !l.path.startsWith("identifier")
                        && !l.path.startsWith("category"))
                .toList();
        return members.stream().anyMatch(leads -> shown.stream().allMatch(leaf -> members.stream()
                .filter(m -> leaves(m.assertion().resource()).stream().anyMatch(leaf::says))
                .anyMatch(m -> m.witness().source().equals(leads.witness().source())
                        || names(fact.resource(), m, Leaf.first(leaf.path)))));
    }

    private static boolean names(Resource resource, Statement statement, String element) {
        return kept(resource, statement.witness().assertionId()).stream()
                .anyMatch(k -> k.contains(element.toLowerCase(Locale.ROOT)));
    }

    /** A value that is one thing to a reader. */
    private record Leaf(String path, Base value, Set<String> senses) {
        boolean says(Leaf other) {
            boolean same = senses.stream().anyMatch(other.senses::contains);
            return same && (first(path).equals(first(other.path)) || value instanceof Reference)
                    || first(path).equals(first(other.path)) && areTimes(other);
        }

        private boolean areTimes(Leaf other) {
            return value instanceof BaseDateTimeType mine
                    && other.value instanceof BaseDateTimeType theirs
                    && Moment.of(theirs).written().compareTo(Moment.of(mine).written()) <= 0
                    && agree(Moment.of(mine), Moment.of(theirs));
        }

        private static boolean agree(Moment mine, Moment theirs) {
            Moment.Level level = mine.said().compareTo(theirs.said()) < 0 ? mine.said() : theirs.said();
            return mine.at(level).equals(theirs.at(level));
        }

        /** Ways to say it within a text. */
        Stream<String> words() {
            Stream<String> codes = value instanceof CodeableConcept concept
                    ? concept.getCoding().stream().map(c -> "=" + c.getCode())
                    : Stream.of();
            return Stream.concat(Stream.of(word()), codes).map(w -> w.toLowerCase(Locale.ROOT));
        }

        private String word() {
            if (value instanceof Reference r && r.hasReference()) {
                return r.getReference();
            }
            return value instanceof Quantity q && q.hasValue() ? ElementValue.number(q) : Words.of(value);
        }

        /** Elements that hold the same in an order and in a statement. */
        private static String first(String path) {
            String name = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
            return switch (name) {
                case "dosageInstruction" -> "dosage";
                case "context" -> "encounter";
                case "authoredOn" -> "effective[x]";
                default -> name;
            };
        }
    }

    private static List<Leaf> leaves(Resource resource) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", resource, leaves);
        return leaves;
    }

    private static void collect(String path, Base owner, List<Leaf> leaves) {
        for (Property property : owner.children()) {
            boolean framed = path.isEmpty() && FRAME.contains(property.getName());
            for (Base value : framed ? List.<Base>of() : Resources.filled(property)) {
                String here = path.isEmpty() ? property.getName() : path + '.' + property.getName();
                Set<String> senses = senses(value);
                if (isAbsent(value)) {
                    continue;
                }
                if (senses.isEmpty()) {
                    collect(here, value, leaves);
                } else if (senses.stream().noneMatch(SILENT::contains)) {
                    leaves.add(new Leaf(here, value, senses));
                }
            }
        }
    }

    /** Only why there is none. */
    private static boolean isAbsent(Base value) {
        return value instanceof CodeableConcept concept && !concept.hasCoding() && !concept.hasText()
                || value.isPrimitive() && !value.hasPrimitiveValue();
    }

    /** What a value means; nothing for what is made of parts. */
    private static Set<String> senses(Base value) {
        Set<String> senses = new HashSet<>();
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(c -> senses.add(c.getCode()));
            senses.add(plain(Words.of(value)));
        } else if (value instanceof Coding coding) {
            senses.add(coding.getCode());
        } else if (value instanceof Quantity quantity) {
            senses.add(quantity.hasValue() ? ElementValue.number(quantity) : Content.of(quantity));
        } else if (value instanceof Reference reference) {
            senses.add(reference.hasReference() ? reference.getReference() : plain(Words.of(value)));
        } else if (value instanceof Identifier identifier) {
            senses.add(identifier.getSystem() + '|' + identifier.getValue());
        } else if (value instanceof Annotation note) {
            senses.add(plain(note.getText()));
        } else if (value instanceof Attachment attachment) {
            senses.add(DocumentPolicy.content(attachment));
        } else if (value instanceof Timing timing) {
            String daily = Dosing.timesADay(timing);
            senses.add(daily.isEmpty() ? Content.of(timing) : daily + " a day");
        } else if (value instanceof Extension extension) {
            senses.add(Content.of(extension));
        } else if (value.isPrimitive()) {
            senses.add(plain(value.primitiveValue()));
        }
        return senses;
    }

    private static String plain(String text) {
        return text == null ? "" : Concept.plain(text);
    }
}
