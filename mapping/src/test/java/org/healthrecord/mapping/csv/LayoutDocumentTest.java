package org.healthrecord.mapping.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.junit.jupiter.api.Test;

/** The example in the documentation of layouts is what the program does. */
class LayoutDocumentTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+) (\\S+)\n(.*?)```\n", Pattern.DOTALL);
    private static final List<String> SHOWN = List.of(
            "name",
            "family",
            "given",
            "birthDate",
            "gender",
            "address",
            "postalCode",
            "status",
            "effectiveDateTime",
            "effective[x]",
            "value[x]",
            "comparator",
            "value",
            "note",
            "text");

    private final Map<String, String> blocks = blocks();

    @Test
    void theExampleSaysWhatItIsSaidToSay() throws IOException {
        SourceProfile clinic = new SourceProfile(
                "hilltop-pain",
                "Hilltop Pain",
                FacilityKind.PAIN_CLINIC,
                Format.CSV,
                "https://hilltop.example/chart-no",
                ZoneId.of("America/Chicago"),
                blocks.get("layout"));
        Opened.Units opened = (Opened.Units) new CsvMapper().open(new Payload(zip(), "application/zip", null), clinic);
        List<String> said = new ArrayList<>();
        List<Issue> issues = new ArrayList<>(opened.issues());
        for (Unit unit : opened.units()) {
            Mapping.Mapped mapped = (Mapping.Mapped) unit.map();
            mapped.assertions().forEach(a -> said.add(unit.patientKey() + " " + shown(a)));
            issues.addAll(mapped.issues());
        }
        issues.forEach(i -> said.add(i.severity() + " " + i.code() + " " + i.place()));
        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(blocks.get("result").split("\n(?=[A-Z])")).stream()
                                .map(String::stripTrailing)
                                .toList());
    }

    @Test
    void theExampleOfACodeMapIsOne() {
        assertThat(CodeMap.read(blocks.get("code-map")).isEmpty()).isFalse();
    }

    private static String shown(Assertion a) {
        String head = a.key().type() + " " + a.place();
        if (a.stance() == Assertion.Stance.WITHDRAWN) {
            return head + " withdrawn";
        }
        List<String> leaves = new ArrayList<>();
        leaves(a.resource(), "", leaves);
        return head + leaves.stream().map(l -> " " + l).collect(Collectors.joining());
    }

    private static void leaves(Base holder, String path, List<String> leaves) {
        for (Property property : holder.children()) {
            for (Base value : property.getValues()) {
                if (SHOWN.contains(property.getName())) {
                    String name = property.getName().replace("[x]", path.isEmpty() ? type(value) : "");
                    if (value.isPrimitive()) {
                        leaves.add(path + name + "=" + value.primitiveValue());
                    } else {
                        leaves(value, path + name + ".", leaves);
                    }
                }
            }
        }
    }

    private static String type(Base value) {
        String type = value.fhirType();
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> block : blocks.entrySet()) {
                if (block.getKey().endsWith(".csv")) {
                    zip.putNextEntry(new ZipEntry(block.getKey()));
                    zip.write(block.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> blocks() {
        try {
            Matcher block = BLOCK.matcher(Files.readString(Path.of("../src/docs/csv-layouts.md")));
            Map<String, String> found = new LinkedHashMap<>();
            while (block.find()) {
                found.put(block.group(2), block.group(3));
            }
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
