package org.healthrecord.mapping.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.healthrecord.mapping.Issue;
import org.healthrecord.mapping.Payload;
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
            return one(parse(text(bytes, values.get(0)), false, issues), "/entry/%d/resource", 0, "", tie);
        }
        List<Sent> sent = new ArrayList<>();
        for (JsonCheck.Value value : values) {
            String line = "line " + value.line();
            try {
                Resource resource = parse(text(bytes, value), false, issues);
                sent.addAll(
                        one(resource, line + "/entry/%d/resource", 0, line, tie).sent());
            } catch (Unusable e) {
                issues.add(Issue.error(e.refusal().reason(), line, e.refusal().detail()));
            }
        }
        return Delivery.of("ndjson", null, sent, tie);
    }

    private static Delivery xml(byte[] bytes, String tie, List<Issue> issues) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            throw new Unusable("xml-doctype", "FHIR XML has no document type declaration.", "");
        }
        return one(parse(text, true, issues), "/Bundle/entry[%d]/resource", 1, "/", tie);
    }

    private static Delivery one(Resource resource, String pattern, int from, String place, String tie) {
        if (!(resource instanceof Bundle bundle)) {
            return Delivery.of(resource.fhirType(), null, List.of(Sent.alone(resource, place)), tie);
        }
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            sent.add(Sent.of(bundle.getEntry().get(i), bundle.getType(), pattern.formatted(i + from)));
        }
        String kind = bundle.hasType() ? "Bundle " + bundle.getType().toCode() : "Bundle";
        return Delivery.of(kind, bundle, sent, tie);
    }

    private static Resource parse(String text, boolean xml, List<Issue> issues) {
        Parsed parsed = Parsed.best(text, xml);
        issues.addAll(parsed.issues());
        return parsed.resource();
    }

    private static String text(byte[] bytes, JsonCheck.Value value) {
        return new String(bytes, value.start(), value.end() - value.start(), StandardCharsets.UTF_8);
    }

    private static byte[] withoutMark(byte[] b) {
        boolean mark = b.length > 2 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
        return mark ? Arrays.copyOfRange(b, 3, b.length) : b;
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
