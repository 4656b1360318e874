package org.healthrecord.mapping.hl7v2.draft;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The table of where elements come from names elements that FHIR has, and fields as HL7 writes them. */
class OriginsTest {
    @Test
    void everyRowNamesAnElementOfItsResourceAndFields() {
        for (TsvRow row : TsvTable.namedRows(Origins.class, "origins.tsv").toList()) {
            Resource resource = (Resource) FhirContext.forR4Cached()
                    .getResourceDefinition(row.cell("resource"))
                    .newInstance();
            String described = row.cells().toString();

            assertThat(resource.getNamedProperty(row.cell("element")))
                    .as(described)
                    .isNotNull();
            assertThat(row.cell("fields").split(" ")).as(described).allMatch(f -> f.matches("[A-Z][A-Z0-9]{2}-\\d+"));
        }
    }
}
