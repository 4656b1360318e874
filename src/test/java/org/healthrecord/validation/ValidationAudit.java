package org.healthrecord.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Counts what HAPI's validator calls an error in a folder of bundles, each kind with the place of one example. Not a
 * test: it takes minutes. {@code OUTPUT}: the folder that the command {@code map} has written.
 */
final class ValidationAudit {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final FhirValidator validator = validator();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private int resources;
    private int wrong;

    private ValidationAudit() {}

    public static void main(String[] args) throws IOException {
        ValidationAudit audit = new ValidationAudit();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file :
                    files.sorted().filter(f -> f.toString().endsWith(".json")).toList()) {
                audit.look(file);
            }
        }
        audit.print();
    }

    private static FhirValidator validator() {
        ValidationSupportChain support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4),
                new InMemoryTerminologyServerValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4));
        FhirInstanceValidator module = new FhirInstanceValidator(support);
        module.setAnyExtensionsAllowed(true);
        module.setErrorForUnknownProfiles(false);
        module.setNoTerminologyChecks(false);
        return R4.newValidator().registerValidatorModule(module);
    }

    private void look(Path file) throws IOException {
        Bundle bundle = R4.newJsonParser().parseResource(Bundle.class, Files.readString(file));
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            resources++;
            List<SingleValidationMessage> errors = validator.validateWithResult(resource).getMessages().stream()
                    .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                    .filter(m -> !m.getMessage().contains("Relative URLs must be of the format"))
                    .toList();
            wrong += errors.isEmpty() ? 0 : 1;
            errors.forEach(e -> count(resource.fhirType(), e, file.getFileName().toString()));
        }
    }

    private void count(String type, SingleValidationMessage error, String file) {
        String text = error.getMessage().replaceAll("'[^']*'", "'…'").replaceAll("\\d+", "#");
        String kind = type + ": " + text.substring(0, Math.min(text.length(), 150));
        kinds.merge(kind, 1, Integer::sum);
        examples.putIfAbsent(kind, file + " " + error.getLocationString());
    }

    private void print() {
        System.out.printf("%d of %d resources with errors%n", wrong, resources);
        System.out.println(kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(e -> e.getValue() + "  " + e.getKey() + "  (" + examples.get(e.getKey()) + ")")
                .collect(Collectors.joining("\n")));
    }
}
