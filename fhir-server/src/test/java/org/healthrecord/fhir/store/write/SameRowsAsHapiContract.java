package org.healthrecord.fhir.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.provenance;
import static org.healthrecord.fhir.Samples.weight;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.chart.port.Encoded;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Writing directly leaves the same rows as writing through HAPI would: first, again, and after a deletion. The same
 * resources are written under two ids, one each way, and every column of every table is compared but those that number
 * or time rows, and the text's hash, which is only compared with itself.
 */
abstract class SameRowsAsHapiContract extends FhirServerTest {
    private static final Set<String> OWN = Set.of(
            "res_id",
            "pid",
            "sp_id",
            "src_resource_id",
            "target_resource_id",
            "res_published",
            "res_updated",
            "res_deleted_at",
            "sp_updated",
            "hash_sha256");

    private static final Map<String, String> TABLES = new TreeMap<>(Map.of(
            "hfj_resource", "res_id",
            "hfj_res_ver", "res_id",
            "hfj_res_link", "src_resource_id",
            "hfj_spidx_string", "res_id",
            "hfj_spidx_token", "res_id",
            "hfj_spidx_date", "res_id",
            "hfj_spidx_uri", "res_id",
            "hfj_spidx_quantity", "res_id",
            "hfj_res_param_present", "res_id",
            "hfj_res_tag", "res_id"));

    @Autowired
    private TransactionalChartWriter hapi;

    @Autowired
    private ISearchParamRegistry parameters;

    @Test
    void whatIsNew() {
        hapi.write(encodedChart("sr1", "h", "70"), List.of());
        writer.write(encodedChart("sr1", "d", "70"), List.of());

        assertThat(rows("sr1", "d")).isEqualTo(rows("sr1", "h"));
    }

    @Test
    void whatChanged() {
        hapi.write(encodedChart("sr2", "h", "70"), List.of());
        hapi.write(encodedChart("sr2", "h", "71"), List.of());
        writer.write(encodedChart("sr2", "d", "70"), List.of());
        writer.write(encodedChart("sr2", "d", "71"), List.of());

        assertThat(rows("sr2", "d")).isEqualTo(rows("sr2", "h"));
    }

    @Test
    void whatCameBack() {
        for (String way : List.of("h", "d")) {
            var by = way.equals("h") ? hapi : writer;
            by.write(encodedChart("sr3", way, "70"), List.of());
            by.write(List.of(), List.of("Provenance/sr3" + way + "-p", "Observation/sr3" + way + "-o"));
            by.write(encodedChart("sr3", way, "70"), List.of());
        }

        assertThat(rows("sr3", "d")).isEqualTo(rows("sr3", "h"));
    }

    @Test
    void whatIsReferredToBeforeItIsThere() {
        hapi.write(List.of(encodedChart("sr4", "h", "70").get(2)), List.of());
        writer.write(List.of(encodedChart("sr4", "d", "70").get(2)), List.of());
        assertThat(rows("sr4", "d")).isEqualTo(rows("sr4", "h"));

        hapi.write(encodedChart("sr4", "h", "70"), List.of());
        writer.write(encodedChart("sr4", "d", "70"), List.of());
        assertThat(rows("sr4", "d")).isEqualTo(rows("sr4", "h"));
    }

    /** As the chart writes it: clinics and messages are named by identifiers alone. */
    @Test
    void whatProvesAFact() {
        hapi.write(encoded(proven("sr5", "h")), List.of());
        writer.write(encoded(proven("sr5", "d")), List.of());

        assertThat(rows("sr5", "d")).isEqualTo(rows("sr5", "h"));
        assertThat(rows("sr5", "d").get("hfj_res_link"))
                .anySatisfy(row -> assertThat(row).contains("Provenance.target"));
    }

    @Test
    void everySearchParameterOfAChartIsOfAKindThatIsWritten() {
        Set<RestSearchParameterTypeEnum> kinds = ChartTypes.names().stream()
                .flatMap(
                        type -> parameters
                                .getActiveSearchParams(type, ISearchParamRegistry.SearchParamLookupContextEnum.INDEX)
                                .values()
                                .stream())
                .filter(parameter -> !parameter.getName().startsWith("_"))
                .map(RuntimeSearchParam::getParamType)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RestSearchParameterTypeEnum.class)));

        assertThat(kinds)
                .containsOnly(
                        RestSearchParameterTypeEnum.STRING,
                        RestSearchParameterTypeEnum.TOKEN,
                        RestSearchParameterTypeEnum.DATE,
                        RestSearchParameterTypeEnum.URI,
                        RestSearchParameterTypeEnum.REFERENCE);
    }

    private List<Encoded> encodedChart(String name, String way, String value) {
        return encoded(chart(name, way, value));
    }

    /** A little of every kind of index; {@code way} is part of every id and of no indexed value. */
    private static List<Resource> chart(String name, String way, String value) {
        String id = name + way;
        Patient patient = patient(id);
        patient.getIdentifierFirstRep().setValue("MRN-" + value);
        patient.setBirthDateElement(new DateType("1950-03"));
        patient.addAddress().setCity("Böblingen").addLine("Am Weg 1");
        patient.addTelecom().setValue("555-0100");
        patient.getMeta().addProfile("http://example.org/profile").addTag("urn:oid:2.999.9", "tag", "Tag");
        patient.setLanguage("de");
        Encounter visit = new Encounter();
        visit.setId(id + "-e");
        visit.setSubject(new Reference("Patient/" + id));
        visit.setPeriod(new Period().setStartElement(new DateTimeType("2024-03-01T10:00:00+05:00")));
        visit.addIdentifier().setSystem("urn:oid:2.999.5").setValue("V-1");
        Observation weight = weight(id + "-o", id, value);
        weight.setEncounter(new Reference("Encounter/" + id + "-e"));
        weight.addPerformer(new Reference("Organization/" + id + "-later"));
        weight.addIdentifier().setValue("without a system");
        QuestionnaireResponse answers = new QuestionnaireResponse();
        answers.setId(id + "-q");
        answers.setQuestionnaire("http://example.org/q|" + value);
        answers.setSubject(new Reference("Patient/" + id));
        Resource proof = provenance(id + "-p", weight, id + "-lab");
        return List.of(patient, visit, weight, answers, proof);
    }

    private static List<Resource> proven(String name, String way) {
        Patient patient = patient(name + way);
        patient.getIdentifierFirstRep().setValue("MRN-1");
        Observation weight = weight(name + way + "-o", name + way, "70");
        Resource tagged = proof(name + way + "-t", weight);
        tagged.getMeta().addProfile("http://example.org/profile").addTag("urn:oid:2.999.9", "tag", "Tag");
        Provenance inGerman = proof(name + way + "-g", weight);
        inGerman.setLanguage("de");
        Provenance located = proof(name + way + "-l", weight);
        located.setLocation(new Reference("Location/" + name + way + "-l"));
        Provenance onBehalf = proof(name + way + "-b", weight);
        onBehalf.getAgentFirstRep().setOnBehalfOf(new Reference("Patient/" + name + way));
        return List.of(
                patient,
                weight,
                proof(name + way + "-pp", patient),
                proof(name + way + "-po", weight),
                tagged,
                inGerman,
                located,
                onBehalf);
    }

    private static Provenance proof(String id, Resource about) {
        Provenance provenance = new Provenance();
        provenance.setId(id);
        provenance.addTarget(new Reference(about.fhirType() + "/" + about.getIdPart()));
        provenance.setRecorded(new java.util.Date(0));
        provenance
                .addAgent()
                .setWho(named("https://healthrecord.org/fhir/source", "clinic")
                        .setReference("Organization/" + id + "-clinic"));
        provenance
                .addEntity()
                .setRole(Provenance.ProvenanceEntityRole.SOURCE)
                .setWhat(named("https://healthrecord.org/fhir/message", "m1"))
                .addExtension("https://healthrecord.org/fhir/place", new StringType("/entry/1/resource"));
        return provenance;
    }

    private static Reference named(String system, String value) {
        return new Reference()
                .setIdentifier(new Identifier().setSystem(system).setValue(value))
                .setDisplay("Clinic");
    }

    private Map<String, List<String>> rows(String name, String way) {
        Map<String, List<String>> all = new TreeMap<>();
        TABLES.forEach((table, key) -> all.put(
                table,
                jdbc
                        .sql("select t.*, q.fhir_id of_id from " + table + " t join hfj_resource q on q.res_id = t."
                                + key + " where q.fhir_id like :id")
                        .param("id", name + way + "%")
                        .query((row, number) -> text(row, name + way, name))
                        .list()
                        .stream()
                        .sorted()
                        .toList()));
        return all;
    }

    /** The text except its id and an empty meta, which HAPI puts back from its columns when it reads. */
    private static String content(java.sql.ResultSet row, int column) throws java.sql.SQLException {
        return String.valueOf(row.getString(column))
                .replaceFirst("\"id\":\"[^\"]*\",", "")
                .replace("\"meta\":{},", "");
    }

    private static String text(java.sql.ResultSet row, String id, String common) throws java.sql.SQLException {
        var columns = row.getMetaData();
        Map<String, String> values = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnLabel(i).toLowerCase(java.util.Locale.ROOT);
            if (!OWN.contains(column)) {
                values.put(column, content(row, i).replace(id, common));
            }
        }
        return values.toString();
    }
}
