package org.healthrecord.mapping.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Glimpse;
import org.healthrecord.mapping.fhir.delivery.JsonCheck;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.fhir.delivery.Unusable;
import org.healthrecord.mapping.fhir.older.MovedElements;
import org.healthrecord.mapping.fhir.older.Parsed;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.text.ByteOrderMark;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Reads bytes into a {@link Delivery}: JSON, NDJSON or XML. */
final class Reader {
    private Reader() {}

    static Delivery read(Payload payload, List<Issue> issues) {
        byte[] bytes = withoutMark(payload.bytes());
        CRC32 digest = new CRC32();
        digest.update(bytes);
        String tie = Long.toHexString(digest.getValue());
        switch (first(bytes)) {
            case '{' -> {
                return json(bytes, tie, issues);
            }
            case '<' -> {
                return xml(bytes, tie, issues);
            }
            default -> throw new Unusable("not-fhir", "The payload is neither JSON nor XML.", "");
        }
    }

    private static Delivery json(byte[] bytes, String tie, List<Issue> issues) {
        List<JsonCheck.Value> values = JsonCheck.values(bytes);
        if (values.size() == 1) {
            return json(text(bytes, values.get(0)), "", tie, issues);
        }
        List<Sent> sent = new ArrayList<>();
        for (JsonCheck.Value value : values) {
            String line = "line " + value.line();
            try {
                sent.addAll(json(text(bytes, value), line, tie, issues).sent());
            } catch (Unusable e) {
                issues.add(Issue.error(e.refusal().reason(), line, e.refusal().detail()));
            }
        }
        return Delivery.of("ndjson", null, sent, tie);
    }

    private static Delivery json(String text, String place, String tie, List<Issue> issues) {
        Parsed parsed = parse(text, false, issues);
        UnaryOperator<Sent> noted = UnaryOperator.identity();
        if (parsed.older()) {
            JsonNode tree = tree(text);
            noted = s -> moved(s, tree.at(s.place().substring(place.length())), issues);
        }
        return one(parsed.resource(), i -> place + "/entry/" + i + "/resource", place, tie, noted);
    }

    private static JsonNode tree(String text) {
        try {
            return Glimpse.TREES.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Unusable("json-malformed", "The JSON is damaged, cut off or too deep.", "");
        }
    }

    private static Sent moved(Sent sent, JsonNode tree, List<Issue> issues) {
        if (sent.resource() == null || tree.isMissingNode()) {
            return sent;
        }
        MovedElements moved = MovedElements.of(tree, sent.resource());
        moved.leftBehind()
                .forEach(p -> issues.add(
                        Issue.warning("element-left-behind", sent.place() + p, "R4 has no place for this value.")));
        return sent.withMoved(moved.origins(sent.place()));
    }

    private static Delivery xml(byte[] bytes, String tie, List<Issue> issues) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            throw new Unusable("xml-doctype", "FHIR XML has no document type declaration.", "");
        }
        Resource resource = parse(text, true, issues).resource();
        return one(resource, i -> "/Bundle/entry[" + (i + 1) + "]/resource", "/", tie, UnaryOperator.identity());
    }

    private static Delivery one(
            Resource resource, IntFunction<String> placeOf, String place, String tie, UnaryOperator<Sent> noted) {
        if (!(resource instanceof Bundle bundle)) {
            return Delivery.of(resource.fhirType(), null, List.of(noted.apply(Sent.alone(resource, place))), tie);
        }
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            sent.add(noted.apply(Sent.of(bundle.getEntry().get(i), bundle.getType(), placeOf.apply(i))));
        }
        String kind = bundle.hasType() ? "Bundle " + bundle.getType().toCode() : "Bundle";
        return Delivery.of(kind, bundle, sent, tie);
    }

    private static Parsed parse(String text, boolean xml, List<Issue> issues) {
        Parsed parsed = Parsed.best(text, xml);
        issues.addAll(parsed.issues());
        return parsed;
    }

    private static String text(byte[] bytes, JsonCheck.Value value) {
        return new String(bytes, value.start(), value.end() - value.start(), StandardCharsets.UTF_8);
    }

    private static byte[] withoutMark(byte[] b) {
        int mark = ByteOrderMark.lengthUtf8(b);
        return mark > 0 ? Arrays.copyOfRange(b, mark, b.length) : b;
    }

    /** The first byte that is no white space. */
    private static int first(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ') {
                return b;
            }
        }
        return -1;
    }
}
