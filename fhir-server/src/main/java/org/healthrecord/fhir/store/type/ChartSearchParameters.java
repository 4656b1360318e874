package org.healthrecord.fhir.store.type;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.context.RuntimeSearchParam.RuntimeSearchParamStatusEnum;
import ca.uhn.fhir.jpa.searchparam.registry.RuntimeSearchParamCache;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.r4.model.IdType;

/**
 * HAPI's registry, cut down to the search parameters of {@link ChartTypes} plus those US Core defines. An index row that
 * no search uses costs time at every write. Types that are HAPI's own tools keep what they have.
 */
public class ChartSearchParameters extends SearchParamRegistryImpl {
    private static final String TAG = "_tag";
    private static final Set<String> EVERYWHERE = Set.of("_id", "_lastUpdated");

    private record Framed(String path, RestSearchParameterTypeEnum kind) {}

    private static final Map<String, Framed> META = Map.of(
            "_profile", new Framed(".meta.profile", RestSearchParameterTypeEnum.URI),
            "_security", new Framed(".meta.security", RestSearchParameterTypeEnum.TOKEN),
            "_source", new Framed(".meta.source", RestSearchParameterTypeEnum.URI),
            "_language", new Framed(".language", RestSearchParameterTypeEnum.TOKEN));

    private static final String ALSO_AT = "https://healthrecord.org/fhir/StructureDefinition/also-at-encounter";

    /** By type and name: what FHIR defines for the types of a chart, and no index row is kept for. */
    private final Map<String, Map<String, RuntimeSearchParam>> unindexed = new ConcurrentHashMap<>();

    private final Map<String, RuntimeSearchParam> byUrl = new ConcurrentHashMap<>();

    private final FhirContext fhir;

    ChartSearchParameters(FhirContext fhir) {
        this.fhir = fhir;
        setPopulateSearchParamIdentities(false);
    }

    @Override
    public void setActiveSearchParams(RuntimeSearchParamCache parameters) {
        for (String type : List.copyOf(parameters.getResourceNameKeys())) {
            for (String name : names(parameters, type)) {
                RuntimeSearchParam parameter = parameters.get(type, name);
                byUrl.put(parameter.getUri(), parameter);
                if (!isKept(type, name)) {
                    parameters.remove(type, name);
                    note(type, parameter);
                }
            }
        }
        ChartTypes.names().forEach(type -> ofMeta(type).forEach(parameter -> note(type, parameter)));
        note("Observation", interpretation());
        shareRows(parameters);
        alsoAtOtherVisits(parameters);
        TsvTable.namedRows(ChartSearchParameters.class, "us-core-search-parameters.tsv")
                .forEach(row -> parameters.add(row.cell("type"), row.cell("name"), usCore(row)));
        ChartTypes.names().forEach(type -> parameters.add(type, TAG, tag(type)));
        super.setActiveSearchParams(parameters);
    }

    private void note(String type, RuntimeSearchParam parameter) {
        boolean readable = parameter.getParamType() != RestSearchParameterTypeEnum.SPECIAL
                        && !parameter.getName().startsWith("_")
                || META.containsKey(parameter.getName());
        if (ChartTypes.holds(type) && readable && parameter.getPath() != null) {
            unindexed.computeIfAbsent(type, t -> new ConcurrentHashMap<>()).put(parameter.getName(), parameter);
        }
    }

    /** Finds what is abnormal. FHIR R4 defines none for this element. */
    private static RuntimeSearchParam interpretation() {
        return new RuntimeSearchParam(
                new IdType("SearchParameter", "observation-interpretation"),
                "https://healthrecord.org/fhir/SearchParameter/observation-interpretation",
                "interpretation",
                "High, low, normal and so on",
                "Observation.interpretation",
                RestSearchParameterTypeEnum.TOKEN,
                Set.of(),
                Set.of(),
                RuntimeSearchParamStatusEnum.ACTIVE,
                Set.of("Observation"));
    }

    /** The parameters of all types that look into a resource's frame. */
    private static List<RuntimeSearchParam> ofMeta(String type) {
        return META.entrySet().stream()
                .map(e -> new RuntimeSearchParam(
                        new IdType("SearchParameter", "Resource-" + e.getKey().substring(1)),
                        "http://hl7.org/fhir/SearchParameter/Resource-"
                                + e.getKey().substring(1),
                        e.getKey(),
                        "FHIR: " + e.getKey(),
                        type + e.getValue().path(),
                        e.getValue().kind(),
                        Set.of(),
                        Set.of(),
                        RuntimeSearchParamStatusEnum.ACTIVE,
                        Set.of(type)))
                .toList();
    }

    /** Search parameters of a type without index rows, by their names: the resources themselves are looked at. */
    public Map<String, RuntimeSearchParam> unindexed(String type) {
        return unindexed.getOrDefault(type, Map.of());
    }

    /** A search parameter by its canonical URL, whether it is indexed or not. */
    public Optional<RuntimeSearchParam> byUrl(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    /** Tags are in the resource itself, so they are indexed as an element. */
    private static RuntimeSearchParam tag(String type) {
        return new RuntimeSearchParam(
                new IdType("SearchParameter", "tag-of-" + type),
                "https://healthrecord.org/fhir/SearchParameter/tag-of-" + type,
                TAG,
                "Tags of the resource, as for what clinics disagree about",
                type + ".meta.tag",
                RestSearchParameterTypeEnum.TOKEN,
                Set.of(),
                Set.of(),
                RuntimeSearchParamStatusEnum.ACTIVE,
                Set.of(type));
    }

    /**
     * FHIR defines {@code patient} as "the subject (actor, target), if it is a Patient", and HAPI keeps a row for each
     * wording. In the same words as {@code subject}, one row serves both; the search itself names a Patient.
     */
    private static void shareRows(RuntimeSearchParamCache parameters) {
        Map<RuntimeSearchParam, RuntimeSearchParam> reworded = new IdentityHashMap<>();
        for (String type : ChartTypes.names()) {
            RuntimeSearchParam patient = parameters.get(type, "patient");
            if (patient != null) {
                parameters.add(
                        type, "patient", reworded.computeIfAbsent(patient, ChartSearchParameters::withoutCondition));
            }
        }
    }

    private static RuntimeSearchParam withoutCondition(RuntimeSearchParam patient) {
        return reworded(patient, patient.getPath().replace(".where(resolve() is Patient)", ""), Set.of("Patient"));
    }

    /** A problem that several clinics diagnosed is found by the visit of each; FHIR has an element for one. */
    private static void alsoAtOtherVisits(RuntimeSearchParamCache parameters) {
        RuntimeSearchParam visit = parameters.get("Condition", "encounter");
        if (visit != null && !visit.getPath().contains(ALSO_AT)) {
            String path = visit.getPath() + " | Condition.extension.where(url = '" + ALSO_AT + "').value";
            parameters.add("Condition", "encounter", reworded(visit, path, Set.of("Encounter")));
        }
    }

    private static RuntimeSearchParam reworded(RuntimeSearchParam parameter, String path, Set<String> targets) {
        return new RuntimeSearchParam(
                parameter.getId(),
                parameter.getUri(),
                parameter.getName(),
                parameter.getDescription(),
                path,
                parameter.getParamType(),
                parameter.getProvidesMembershipInCompartments(),
                targets,
                RuntimeSearchParamStatusEnum.ACTIVE,
                parameter.getBase());
    }

    private static boolean isKept(String type, String name) {
        return EVERYWHERE.contains(name) || ChartTypes.searchable(type, name) || HapiTypes.needs(type);
    }

    private List<String> names(RuntimeSearchParamCache parameters, String type) {
        return parameters
                .getSearchParamStream()
                .filter(parameter -> parameters.get(type, parameter.getName()) == parameter)
                .map(RuntimeSearchParam::getName)
                .distinct()
                .toList();
    }

    private static RuntimeSearchParam usCore(TsvRow row) {
        String url = row.cell("url");
        String name = row.cell("name");
        return new RuntimeSearchParam(
                new IdType("SearchParameter", url.substring(url.lastIndexOf('/') + 1)),
                url,
                name,
                "US Core: " + name,
                row.cell("expression"),
                RestSearchParameterTypeEnum.valueOf(row.cell("kind")),
                Set.of(),
                Set.of(),
                RuntimeSearchParamStatusEnum.ACTIVE,
                Set.of(row.cell("type")));
    }
}
