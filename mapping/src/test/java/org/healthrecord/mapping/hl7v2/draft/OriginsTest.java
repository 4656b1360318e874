package org.healthrecord.mapping.hl7v2.draft;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The table of where elements come from names elements that FHIR has, and fields as HL7 writes them. */
class OriginsTest {
    @Test
    void everyRowNamesAnElementOfItsResourceAndFields() throws IOException {
        for (String line : rows()) {
            String[] cells = line.split("\t", -1);
            Resource resource = (Resource)
                    FhirContext.forR4Cached().getResourceDefinition(cells[0]).newInstance();

            assertThat(resource.getNamedProperty(cells[2])).as(line).isNotNull();
            assertThat(cells[3].split(" ")).as(line).allMatch(f -> f.matches("[A-Z][A-Z0-9]{2}-\\d+"));
        }
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = Origins.class.getResourceAsStream("origins.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(l -> !l.startsWith("#")).toList();
        }
    }
}
