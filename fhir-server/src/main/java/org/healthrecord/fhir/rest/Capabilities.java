package org.healthrecord.fhir.rest;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.util.FhirTerser;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.fhir.store.type.ChartSearchParameters;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.healthrecord.fhir.subscription.Topic;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What {@code /fhir/metadata} says: HAPI derives it from the registered methods, this adds what they do not say. */
class Capabilities extends ServerCapabilityStatementProvider {
    private static final String US_CORE = "http://hl7.org/fhir/us/core/";
    private static final String SERVER = US_CORE + "CapabilityStatement/us-core-server|6.1.0";
    private static final String GUIDE = US_CORE + "ImplementationGuide/hl7.fhir.us.core|6.1.0";

    private static final String BULK_DATA = "http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data";
    private static final String GROUP = "Group";
    private static final String SUBSCRIPTION = "Subscription";
    private static final String TOPIC =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical";

    /** By type, the parameters of searches that no store answers. */
    private static final Map<String, Set<String>> OWN_SEARCHES = Map.of(
            "StructureDefinition",
            Definitions.SEARCHED,
            GROUP,
            Set.of("_id", "name"),
            "AuditEvent",
            Set.of("patient", "entity", "date", "agent-name", "action", "type", "subtype", "outcome"),
            SUBSCRIPTION,
            Set.of("_id", "status", "criteria"));

    /** By type, the profiles of US Core whose searches this server answers. */
    private static final Map<String, List<String>> PROFILES = TsvTable.namedRows(
                    Capabilities.class, "us-core-profiles.tsv")
            .collect(Collectors.groupingBy(
                    row -> row.cell("type"), Collectors.mapping(row -> row.cell("profile"), Collectors.toList())));

    private final ChartSearchParameters parameters;
    private final CapabilityStatementRestSecurityComponent security;

    /** @param security how callers are known and what they may */
    Capabilities(
            RestfulServer server,
            ChartSearchParameters parameters,
            IValidationSupport definitions,
            CapabilityStatementRestSecurityComponent security) {
        super(server, parameters, definitions);
        this.parameters = parameters;
        this.security = security;
        setPublisher("Health Record");
    }

    @Override
    protected void postProcess(FhirTerser terser, IBaseConformance conformance) {
        CapabilityStatement statement = (CapabilityStatement) conformance;
        statement.setName("HealthRecord").setTitle("Health Record");
        statement.getImplementation().setDescription("One chart per person from the records of many clinics");
        statement.addInstantiates(SERVER);
        statement.addInstantiates(BULK_DATA);
        statement.addImplementationGuide(GUIDE);
        statement.setFormat(List.of(
                new CodeType("application/fhir+json"),
                new CodeType("json"),
                new CodeType("application/fhir+xml"),
                new CodeType("xml")));
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        rest.setSecurity(security.copy());
        // HAPI names the method after what it would take from others.
        rest.setInteraction(null).addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.getResource().forEach(this::complete);
    }

    private void complete(CapabilityStatementRestResourceComponent resource) {
        resource.setVersioning(ResourceVersionPolicy.NOVERSION);
        PROFILES.getOrDefault(resource.getType(), List.of()).forEach(resource::addSupportedProfile);
        if (!ChartTypes.holds(resource.getType())
                && !Set.of(GROUP, SUBSCRIPTION).contains(resource.getType())) {
            resource.setOperation(null);
        }
        if (resource.getType().equals(SUBSCRIPTION)) {
            resource.addSupportedProfile(
                    "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription");
            for (Topic topic : Topic.values()) {
                resource.addExtension(TOPIC, new CanonicalType(topic.url()));
            }
        }
        if (!canSearch(resource)) {
            promiseNoSearch(resource);
        } else if (OWN_SEARCHES.containsKey(resource.getType())) {
            promiseOwn(resource);
        } else {
            promiseUnindexed(resource);
        }
    }

    /** HAPI lists all search parameters of the type, whatever the provider's method takes. */
    private static void promiseOwn(CapabilityStatementRestResourceComponent resource) {
        resource.setSearchInclude(null).setSearchRevInclude(null);
        Set<String> searched = OWN_SEARCHES.getOrDefault(resource.getType(), Set.of());
        resource.getSearchParam().removeIf(p -> !searched.contains(p.getName()));
    }

    private static boolean canSearch(CapabilityStatementRestResourceComponent resource) {
        return resource.getInteraction().stream()
                .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.SEARCHTYPE);
    }

    /** HAPI lists search parameters also for the OperationDefinitions it only reads out. */
    private static void promiseNoSearch(CapabilityStatementRestResourceComponent resource) {
        resource.setSearchParam(null).setSearchInclude(null).setSearchRevInclude(null);
    }

    /** What is looked up in the resources themselves is not in HAPI's registry. */
    private void promiseUnindexed(CapabilityStatementRestResourceComponent resource) {
        Set<String> named = resource.getSearchParam().stream()
                .map(CapabilityStatementRestResourceSearchParamComponent::getName)
                .collect(Collectors.toSet());
        parameters.unindexed(resource.getType()).values().stream()
                .filter(parameter -> !named.contains(parameter.getName()))
                .sorted(Comparator.comparing(RuntimeSearchParam::getName))
                .forEach(parameter -> resource.addSearchParam()
                        .setName(parameter.getName())
                        .setDefinition(parameter.getUri())
                        .setType(SearchParamType.fromCode(
                                parameter.getParamType().getCode()))
                        .setDocumentation(parameter.getDescription()));
    }

    @Override
    protected void postProcessRestResource(FhirTerser terser, IBase resource, String type) {
        terser.addElement(resource, "readHistory", "false");
    }
}
