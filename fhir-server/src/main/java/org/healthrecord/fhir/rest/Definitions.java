package org.healthrecord.fhir.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/** What the extensions of this chart mean: their StructureDefinitions, so that any client can look them up by their URL. */
final class Definitions implements IResourceProvider {
    /** By what they can be searched. */
    static final Set<String> SEARCHED = Set.of(StructureDefinition.SP_URL, StructureDefinition.SP_NAME);

    private static final String FILE = "definitions.json";

    private final List<StructureDefinition> all;

    Definitions(FhirContext fhir) {
        try (InputStream in = Objects.requireNonNull(Definitions.class.getResourceAsStream(FILE))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            this.all = fhir.newJsonParser().parseResource(Bundle.class, json).getEntry().stream()
                    .map(e -> (StructureDefinition) e.getResource())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Class<StructureDefinition> getResourceType() {
        return StructureDefinition.class;
    }

    @Read
    public StructureDefinition read(@IdParam IIdType id) {
        return all.stream()
                .filter(d -> d.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public List<StructureDefinition> search(
            @OptionalParam(name = StructureDefinition.SP_URL) @Nullable UriParam url,
            @OptionalParam(name = StructureDefinition.SP_NAME) @Nullable StringParam name) {
        return all.stream()
                .filter(d -> url == null || d.getUrl().equals(url.getValue()))
                .filter(d -> name == null || begins(d.getName(), name.getValue()))
                .toList();
    }

    private static boolean begins(String name, String beginning) {
        return name.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
    }
}
