package org.healthrecord.fhir.rest;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.FhirTerser;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/** What {@code /fhir/metadata} says: HAPI derives it from the registered methods, this adds what they do not say. */
class Capabilities extends ServerCapabilityStatementProvider {
    Capabilities(RestfulServer server, ISearchParamRegistry searchParameters, IValidationSupport definitions) {
        super(server, searchParameters, definitions);
        setPublisher("Health Record");
    }

    @Override
    protected void postProcess(FhirTerser terser, IBaseConformance conformance) {
        CapabilityStatement statement = (CapabilityStatement) conformance;
        statement.getImplementation().setDescription("One chart per person from the records of many clinics");
        statement.getRestFirstRep().getResource().stream()
                .filter(resource -> !canSearch(resource))
                .forEach(Capabilities::promiseNoSearch);
        statement.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals("StructureDefinition"))
                .forEach(Capabilities::promiseDefinitions);
    }

    /** HAPI lists all search parameters of the type, whatever the provider's method takes. */
    private static void promiseDefinitions(CapabilityStatementRestResourceComponent resource) {
        resource.setSearchInclude(null).setSearchRevInclude(null);
        resource.getSearchParam().removeIf(p -> !Definitions.SEARCHED.contains(p.getName()));
    }

    private static boolean canSearch(CapabilityStatementRestResourceComponent resource) {
        return resource.getInteraction().stream()
                .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.SEARCHTYPE);
    }

    /** HAPI lists search parameters also for the OperationDefinitions it only reads out. */
    private static void promiseNoSearch(CapabilityStatementRestResourceComponent resource) {
        resource.setSearchParam(null).setSearchInclude(null).setSearchRevInclude(null);
    }

    @Override
    protected void postProcessRestResource(FhirTerser terser, IBase resource, String type) {
        terser.addElement(resource, "versioning", "versioned");
        terser.addElement(resource, "readHistory", "false");
    }
}
