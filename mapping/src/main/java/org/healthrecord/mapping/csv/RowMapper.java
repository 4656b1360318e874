package org.healthrecord.mapping.csv;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.csv.export.Export;
import org.healthrecord.mapping.csv.export.Fillers;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.healthrecord.mapping.csv.layout.OwnNumber;
import org.healthrecord.mapping.csv.layout.ResourceLayout;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.RowKey;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Makes a row into assertions, by the templates of its layout. One mapper serves one patient of one export. */
final class RowMapper {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern IDENTIFIER = Pattern.compile("identifier\\[(\\d+)]");

    private final Layout layout;
    private final SourceProfile source;
    private final Registration registration;
    private final Export export;
    private final List<Issue> issues;
    private final IParser parser = FhirContext.forR4Cached().newJsonParser();
    private final List<Assertion> assertions = new ArrayList<>();

    RowMapper(Layout layout, SourceProfile source, Registration registration, Export export, List<Issue> issues) {
        this.layout = layout;
        this.source = source;
        this.registration = registration;
        this.export = export;
        this.issues = issues;
        parser.setParserErrorHandler(new TemplateErrors(issues));
    }

    List<Assertion> assertions() {
        return assertions;
    }

    void row(FileLayout kind, Row row) {
        String key = RowKey.of(row, kind.key()).orElseGet(() -> {
            issues.add(Issue.warning("row-without-key", row.place(), "The row is known only by what it says."));
            return RowKey.ofAll(row);
        });
        Instant at = Export.version(kind, row, export.dates()).orElse(export.asOf());
        boolean withdrawn = kind.withdrawn() != null && kind.withdrawn().holds(row);
        Precedence precedence = new Precedence(at, withdrawn ? 1 : 0, "%s#%09d".formatted(kind.name(), row.line()));
        for (ResourceLayout resource : kind.resources()) {
            if (resource.when() == null || resource.when().holds(row)) {
                Scope scope = new Scope(layout, source, registration, precedence, export.dates(), issues);
                make(kind, resource, row, key, withdrawn, scope);
            }
        }
    }

    private void make(
            FileLayout kind, ResourceLayout resource, Row row, String keyText, boolean withdrawn, Scope scope) {
        String local = kind.local(keyText) + (resource.name().isEmpty() ? "" : "|" + resource.name());
        boolean patient = resource.type().equals("Patient");
        AssertionKey key =
                patient ? AssertionKey.patient(registration) : AssertionKey.of(registration, resource.type(), local);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resourceType", resource.type());
        if (!resource.subject().isEmpty()) {
            json.put(
                    resource.subject(),
                    Map.of("reference", AssertionKey.patient(registration).urn()));
        }
        resource.fields().fill(json, row, scope, "");
        Resource made = parse(json, row);
        if (!patient && resource.equals(kind.resources().get(0))) {
            OwnNumber.add(made, kind, row, scope);
        }
        if (made instanceof Patient p) {
            if (Fillers.takeOut(p, source.realNumbers(), scope.origins)) {
                issues.add(Issue.warning("placeholder-number", row.place(), "A filler, not a number; left out."));
            }
            identify(p, registration);
            scope.origins.replaceAll(RowMapper::behindRecordNumber);
            scope.cell(row, kind.patient(), "identifier[0].value");
        }
        assertions.addAll(scope.mentions);
        Stance stance = withdrawn ? Stance.WITHDRAWN : Stance.STATED;
        assertions.add(new Assertion(
                key, scope.precedence, stance, Mode.SNAPSHOT, Set.of(), made, row.place(), scope.origins));
    }

    private Resource parse(Map<String, Object> json, Row row) {
        try {
            return (Resource) parser.parseResource(JSON.writeValueAsString(json));
        } catch (JsonProcessingException | DataFormatException e) {
            throw new LayoutException("The template of " + row.file() + " does not make a FHIR resource.");
        }
    }

    private static Origin behindRecordNumber(Origin origin) {
        Matcher identifier = IDENTIFIER.matcher(origin.element());
        return identifier.lookingAt()
                ? new Origin(
                        "identifier[" + (Integer.parseInt(identifier.group(1)) + 1) + "]"
                                + origin.element().substring(identifier.end()),
                        origin.place())
                : origin;
    }

    /** The record number comes first among the identifiers. */
    static Patient identify(Patient patient, Registration registration) {
        Identifier mrn = new Identifier().setSystem(registration.mrnSystem()).setValue(registration.mrn());
        mrn.getType()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
                .setCode("MR");
        List<Identifier> all = new ArrayList<>(List.of(mrn));
        all.addAll(patient.getIdentifier());
        return patient.setIdentifier(all);
    }
}
