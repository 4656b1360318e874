package org.healthrecord.mapping.golden;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/**
 * A folder that is a test: what a clinic sent ({@code input.*}, or the folder {@code input} that is sent as a zip), and what
 * must come of it ({@code expected.json}). A missing or different expectation fails and leaves {@code received.json} beside it.
 */
public final class GoldenFolder {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private GoldenFolder() {}

    public static List<Path> under(String folder) {
        try (Stream<Path> paths = Files.list(Path.of("src/test/resources", folder))) {
            return paths.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void check(Path folder, MessageMapper mapper, SourceProfile source) throws IOException {
        String received =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(render(mapper.open(payload(folder), source)))
                        + "\n";
        Path expected = folder.resolve("expected.json");
        Path beside = folder.resolve("received.json");
        if (!Files.exists(expected) || !Files.readString(expected).equals(received)) {
            Files.writeString(beside, received);
        } else {
            Files.deleteIfExists(beside);
        }
        assertThat(expected).exists();
        assertThat(received).isEqualTo(Files.readString(expected));
    }

    public static Payload payload(Path folder) throws IOException {
        Path files = folder.resolve("input");
        if (Files.isDirectory(files)) {
            return new Payload(zip(files), "application/zip", null);
        }
        try (Stream<Path> paths = Files.list(folder)) {
            Path input = paths.filter(p -> p.getFileName().toString().startsWith("input."))
                    .findFirst()
                    .orElseThrow();
            return new Payload(Files.readAllBytes(input), null, null);
        }
    }

    private static byte[] zip(Path files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> paths = Files.list(files)) {
            for (Path file : paths.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return out.toByteArray();
    }

    private static ObjectNode render(Opened opened) {
        ObjectNode root = JSON.createObjectNode();
        if (opened instanceof Opened.Unreadable unreadable) {
            return root.set("unreadable", refusal(unreadable.refusal()));
        }
        Opened.Units units = (Opened.Units) opened;
        ArrayNode all = root.putArray("units");
        units.units().forEach(u -> all.add(unit(u)));
        issues(root, units.issues());
        return root;
    }

    private static ObjectNode unit(Unit unit) {
        ObjectNode node = JSON.createObjectNode();
        node.put("selector", unit.selector())
                .put("patientKey", unit.patientKey())
                .put("kind", unit.kind());
        Mapping mapping = unit.map();
        if (mapping instanceof Mapping.Refused refused) {
            return node.set("refused", refusal(refused.refusal()));
        }
        if (mapping instanceof Mapping.Ignored ignored) {
            node.put("ignored", ignored.reason());
        }
        if (mapping instanceof Mapping.Mapped mapped) {
            ArrayNode all = node.putArray("assertions");
            mapped.assertions().forEach(a -> all.add(assertion(a)));
            if (!mapped.identity().isEmpty()) {
                ArrayNode identity = node.putArray("identity");
                mapped.identity().forEach(i -> identity.add(i.toString()));
            }
        }
        issues(node, mapping.issues());
        return node;
    }

    private static ObjectNode assertion(Assertion a) {
        ObjectNode node = JSON.createObjectNode();
        node.put("local", a.key().local())
                .put("urn", a.key().urn())
                .put("said", a.stance() + " " + a.mode())
                .put("precedence", a.precedence().at() + " " + a.precedence().rank())
                .put("place", a.place());
        try {
            node.set(
                    "resource",
                    JSON.readTree(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(a.resource())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!a.origins().isEmpty()) {
            ObjectNode origins = node.putObject("origins");
            a.origins().forEach(o -> origins.put(o.element(), o.place()));
        }
        return node;
    }

    private static ObjectNode refusal(Refusal refusal) {
        return JSON.createObjectNode()
                .put("reason", refusal.reason())
                .put("detail", refusal.detail())
                .put("place", refusal.place());
    }

    private static void issues(ObjectNode node, List<Issue> issues) {
        if (!issues.isEmpty()) {
            ArrayNode all = node.putArray("issues");
            issues.forEach(i -> all.add(i.severity() + " " + i.code() + " at " + i.place()));
        }
    }

    public static Payload text(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8), null, null);
    }
}
