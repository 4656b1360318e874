package org.healthrecord.mapping.fhir.older;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.fhir.delivery.Glimpse;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Converts the types to R4 that HAPI's converters do not know. Moves what {@code older-elements.tsv} says has moved.
 * Reads the rest as R4, which has most elements of these types under their old names. What R4 has no place for is an
 * issue. Of the types the converters know, it adds the elements they leave behind.
 */
final class OlderElements {
    private static final List<MovedElement> RULES = TsvTable.namedRows(OlderElements.class, "older-elements.tsv")
            .map(MovedElement::of)
            .toList();

    private OlderElements() {}

    /**
     * @param version {@code 2} or {@code 3}
     * @param json    the resource as that version writes it
     */
    static Resource toR4(int version, String json, List<Issue> issues) {
        ObjectNode tree = tree(json);
        rules(version, tree).forEach(rule -> rule.apply(tree));
        Currencies.name(tree);
        prune(tree);
        ParserIssues found = new ParserIssues(issues);
        Resource resource = parse(tree, found);
        if (found.invalid()) {
            InvalidValues.takeOut(resource);
        }
        return resource;
    }

    /** A relative's sex was a code before R4, which neither converter brings along. */
    static void sex(String gender, FamilyMemberHistory to) {
        to.getSex()
                .addCoding()
                .setSystem("http://hl7.org/fhir/administrative-gender")
                .setCode(gender);
    }

    /** When a document was made is a date of its content in R4. */
    static void created(String time, DocumentReference to) {
        to.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .filter(a -> !a.hasCreation())
                .forEach(a -> a.setCreationElement(new DateTimeType(time)));
    }

    /** Adds to what a converter made the elements it has left behind, and that something was not done, which it may overlook. */
    static void complete(int version, Supplier<String> json, Resource converted, String type) {
        if (RULES.stream().noneMatch(r -> r.version() == version && r.type().equals(type))) {
            return;
        }
        ObjectNode sent = tree(json.get());
        ObjectNode tree = sent.deepCopy();
        List<MovedElement> rules = rules(version, tree);
        rules.forEach(rule -> rule.apply(tree));
        prune(tree);
        Resource moved = parse(tree, new ParserIssues(new ArrayList<>()));
        if (moved.fhirType().equals(converted.fhirType())) {
            rules.forEach(rule -> fill(rule.element(), rule.overrules(sent), moved, converted));
        }
    }

    private static void fill(String element, boolean anyway, Resource moved, Resource converted) {
        Property from = moved.getNamedProperty(element);
        if (from != null
                && (anyway || !converted.getNamedProperty(from.getName()).hasValues())) {
            from.getValues().stream()
                    .filter(v -> !v.isPrimitive() || v.hasPrimitiveValue())
                    .forEach(v -> converted.setProperty(from.getName(), v));
        }
    }

    private static List<MovedElement> rules(int version, ObjectNode tree) {
        String type = tree.path("resourceType").asText();
        return RULES.stream()
                .filter(r -> r.version() == version && r.type().equals(type))
                .toList();
    }

    private static Resource parse(ObjectNode tree, ParserIssues found) {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(found);
        return (Resource) parser.parseResource(tree.toString());
    }

    /** Takes out what has become empty because everything in it has moved. */
    private static boolean prune(JsonNode node) {
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            if (prune(children.next())) {
                children.remove();
            }
        }
        return node.isContainerNode() && node.isEmpty();
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) Glimpse.TREES.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
