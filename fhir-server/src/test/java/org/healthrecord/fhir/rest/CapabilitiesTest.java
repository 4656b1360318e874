package org.healthrecord.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.junit.jupiter.api.Test;

/** The CapabilityStatement lists what there is, no more and no less. */
class CapabilitiesTest extends FhirServerTest {
    @Test
    void itNamesTheTypesOfAChart() {
        assertThat(new TreeSet<>(resources().stream()
                        .map(CapabilityStatementRestResourceComponent::getType)
                        .toList()))
                .containsAll(ChartTypes.names())
                .contains("Group", "StructureDefinition", "Subscription")
                .doesNotContain("SearchParameter");
    }

    @Test
    void everythingItPromisesIsReading() {
        assertThat(resources())
                .filteredOn(resource -> ChartTypes.holds(resource.getType()))
                .allSatisfy(resource -> assertThat(resource.getInteraction().stream()
                                .map(ResourceInteractionComponent::getCode)
                                .map(code -> code.toCode()))
                        .containsExactlyInAnyOrder("read", "search-type"));
        assertThat(statement().getRestFirstRep().getInteraction().stream()
                        .map(interaction -> interaction.getCode().toCode()))
                .containsExactly("batch");
        assertThat(get("metadata").getBody()).doesNotContain("vread", "\"versioned\"", "turtle");
    }

    @Test
    void everySearchParameterItNamesCanBeUsed() {
        for (CapabilityStatementRestResourceComponent resource : resources()) {
            for (CapabilityStatementRestResourceSearchParamComponent parameter : resource.getSearchParam()) {
                if (parameter.getName().equals("_has")) {
                    continue;
                }
                String search = resource.getType() + "?" + parameter.getName() + "=" + example(parameter);
                assertThat(status(search)).as(search).isEqualTo(200);
            }
        }
    }

    @Test
    void itNamesTheOperations() {
        assertThat(resource("Patient").getOperation().stream()
                        .map(CapabilityStatementRestResourceOperationComponent::getName))
                .contains("everything");
        assertThat(read(OperationDefinition.class, "OperationDefinition/Patient-i-everything")
                        .getCode())
                .isEqualTo("everything");
    }

    @Test
    void searchesOfUsCoreAreAmongThem() {
        assertThat(resource("Condition").getSearchParam().stream()
                        .map(CapabilityStatementRestResourceSearchParamComponent::getName))
                .contains("patient", "category", "clinical-status", "asserted-date", "_lastUpdated");
    }

    private static String example(CapabilityStatementRestResourceSearchParamComponent parameter) {
        return switch (parameter.getType()) {
            case DATE -> "2024-01-01";
            case NUMBER, QUANTITY -> "1";
            case REFERENCE -> "Patient/c1";
            case URI -> "urn:x";
            case COMPOSITE -> "2024$2024";
            default -> "x";
        };
    }

    private CapabilityStatementRestResourceComponent resource(String type) {
        return resources().stream()
                .filter(resource -> resource.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private List<CapabilityStatementRestResourceComponent> resources() {
        return statement().getRestFirstRep().getResource();
    }

    private CapabilityStatement statement() {
        return read(CapabilityStatement.class, "metadata");
    }
}
