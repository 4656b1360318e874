package org.healthrecord.mapping.csv.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.healthrecord.mapping.csv.layout.Condition;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Header;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.ResourceLayout;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a layout file. The language, by example:
 *
 * <pre>
 * dates: [M/d/yyyy]                       # patterns of java.time
 * date-times: ['M/d/yyyy H:mm']
 * code-systems: {SNOMED: http://snomed.info/sct}
 * files:
 *   visits:                               # the name is part of every key, so it must not change
 *     file: visits*.csv                   # which file names are of this kind
 *     patient: chart_no                   # the column with the record number
 *     key: visit_no                       # column(s) that name the row permanently
 *     withdrawn: {column: status, values: [cancelled, deleted]}
 *     resource: Encounter
 *     fields:                             # the resource as FHIR JSON has it; a tag says what a column holds
 *       status: !map {column: status, values: {done: finished}, otherwise: unknown, absent: unknown}
 *       type: [!concept {code: type_code, system: SNOMED, text: type}]
 *       period: {start: !datetime visit_start, end: !datetime visit_end}
 * </pre>
 *
 * Every column the layout reads must be in the file, unless named under {@code optional}. The tags are those of
 * {@link TemplateReader}. A file whose rows make several resources has {@code resources: [{name, resource, when, fields}]}.
 */
public final class LayoutReader {
    private static final Set<String> OF_PATIENT = Set.of(
            "AllergyIntolerance",
            "Immunization",
            "ImmunizationRecommendation",
            "Device",
            "FamilyMemberHistory",
            "Consent",
            "EpisodeOfCare",
            "RelatedPerson",
            "NutritionOrder",
            "VisionPrescription",
            "Claim",
            "ExplanationOfBenefit");

    private LayoutReader() {}

    public static Layout read(String yaml) {
        Settings root = new Settings("layout", LayoutYaml.load(yaml));
        Map<String, String> systems = new LinkedHashMap<>();
        root.under("code-systems").texts().forEach((name, uri) -> systems.put(name.toUpperCase(Locale.ROOT), uri));
        List<FileLayout> files = new ArrayList<>();
        for (Settings file : root.under("files").eachUnder()) {
            files.add(file(file));
        }
        String delimiter = root.textOrNull("delimiter");
        Settings exported = root.under("as-of");
        String asOf = exported.textOrNull("file-name");
        Layout layout = new Layout(
                root.list("dates"),
                root.list("date-times"),
                Integer.parseInt(root.text("two-digit-years-until", "2030")),
                delimiter == null ? null : delimiter.charAt(0),
                root.text("decimal", ".").equals(","),
                lower(root.list("empty")),
                Boolean.parseBoolean(root.text("patients-listed", "true")),
                systems,
                asOf == null ? null : Pattern.compile(asOf),
                List.copyOf(files));
        exported.nothingElse();
        root.nothingElse();
        return LayoutCheck.checked(layout);
    }

    private static FileLayout file(Settings s) {
        List<ResourceLayout> resources = new ArrayList<>();
        if (s.has("resource")) {
            resources.add(resource(s, ""));
        }
        for (Settings r : s.each("resources")) {
            resources.add(resource(r, r.text("name", "")));
            r.nothingElse();
        }
        Map<String, List<String>> aliases = s.under("columns").lists();
        List<String> key = s.list("key");
        String patient = s.text("patient");
        String version = s.textOrNull("version");
        Condition withdrawn = s.has("withdrawn") ? condition(s.under("withdrawn")) : null;
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String column : columns(key, patient, version, withdrawn, resources)) {
            columns.put(column, aliases.getOrDefault(column, List.of()));
        }
        FileLayout file = new FileLayout(
                s.name(),
                glob(s.text("file", s.name() + ".csv")),
                columns,
                Set.copyOf(s.list("optional")),
                plain(s.list("unused")),
                key,
                patient,
                version,
                withdrawn,
                List.copyOf(resources));
        s.nothingElse();
        return file;
    }

    private static Set<String> columns(
            List<String> key,
            String patient,
            @Nullable String version,
            @Nullable Condition withdrawn,
            List<ResourceLayout> resources) {
        Set<String> columns = new LinkedHashSet<>(key);
        columns.add(patient);
        if (version != null) {
            columns.add(version);
        }
        if (withdrawn != null) {
            columns.add(withdrawn.column());
        }
        for (ResourceLayout r : resources) {
            if (r.when() != null) {
                columns.add(r.when().column());
            }
            r.fields().columns(columns::add);
        }
        return columns;
    }

    private static ResourceLayout resource(Settings s, String name) {
        String type = s.text("resource");
        String usual = type.equals("Patient") ? "" : OF_PATIENT.contains(type) ? "patient" : "subject";
        String subject = s.text("subject", usual);
        Condition when = s.has("when") ? condition(s.under("when")) : null;
        return new ResourceLayout(name, type, subject, when, TemplateReader.fields(s.under("fields")));
    }

    static Condition condition(Settings s) {
        String column = s.text("column");
        boolean not = s.has("not");
        List<String> values = not ? s.list("not") : s.list("values");
        if (s.has("missing")) {
            not = Boolean.parseBoolean(s.text("missing", "true"));
        }
        s.nothingElse();
        return new Condition(column, values.isEmpty() ? null : lower(values), not);
    }

    private static Set<String> lower(List<String> texts) {
        Set<String> lower = new TreeSet<>();
        texts.forEach(t -> lower.add(t.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static Set<String> plain(List<String> headings) {
        Set<String> plain = new TreeSet<>();
        headings.forEach(h -> plain.add(Header.plain(h)));
        return plain;
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}
