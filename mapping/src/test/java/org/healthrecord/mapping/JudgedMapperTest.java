package org.healthrecord.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format goes through: nothing leaves a mapper that the store cannot take. */
class JudgedMapperTest {

    @ParameterizedTest
    @EnumSource(Format.class)
    void aControlCharacterIsReplacedAndReportedOnce(Format format) {
        Opened.Units opened = open(format, sent(format));
        List<Assertion> all = assertions(opened);
        assertThat(all).isNotEmpty().allSatisfy(a -> {
            assertThat(a.key().local()).doesNotContain("\u0001");
            assertThat(a.resource()).isNotNull();
        });
        assertThat(all.get(0).resource()).isInstanceOfSatisfying(Patient.class, p -> assertThat(
                        p.getNameFirstRep().getFamily().replace(" ", ""))
                .isEqualTo("Ostrander"));
        assertThat(issues(opened)).extracting(Issue::code).containsOnlyOnce("control-character");
    }

    /** A patient whose name holds U+0001, as each format can carry it. */
    private static String sent(Format format) {
        return switch (format) {
            case HL7V2 -> "MSH|^~\\&|A|B|C|D|20260310101500||ADT^A04^ADT_A01|M1|P|2.5.1\rPID|1||77^^^B^MR||Ostran\\X01\\der^Lyle\r";
            case CCDA -> """
                    <ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.3" extension="d1"/>
                    <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><effectiveTime value="20260310"/>
                    <recordTarget><patientRole><id root="1.2.3.4" extension="77"/><patient><name><given>Lyle</given>
                    <family>Ostran&#x1;der</family></name></patient></patientRole></recordTarget></ClinicalDocument>""";
            case CSV -> "chart_no,last_name,first_name,birth_date,gender,street,city,state,zip,last_changed\n"
                    + "77,Ostran\u0001der,Lyle,03/02/1948,F,4 Kiln Rd,Barre,VT,05641,11/01/2026\n";
            case FHIR -> "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}],"
                    + "\"name\":[{\"family\":\"Ostran\\u0001der\"}]}";
        };
    }

    @Test
    void rawControlCharactersBreakNeitherJsonNorXml() {
        String json = "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}],"
                + "\"name\":[{\"family\":\"Ostran\u0001der\"}]}";
        assertThat(issues(open(Format.FHIR, json))).extracting(Issue::code).containsOnlyOnce("control-character");
        String xml =
                "<Condition xmlns='http://hl7.org/fhir'><code><text value='Hay&#0;fever&#12;\u0007&#xFFFF;'/></code>"
                        + "<subject><reference value='Patient/77'/></subject></Condition>";
        Opened.Units opened = open(Format.FHIR, xml);
        assertThat(issues(opened)).extracting(Issue::code).containsOnlyOnce("control-character");
        assertThat(assertions(opened))
                .filteredOn(a -> a.resource() instanceof Condition)
                .singleElement()
                .satisfies(a -> assertThat(((Condition) a.resource()).getCode().getText())
                        .startsWith("Hay")
                        .contains("fever")
                        .doesNotContain("\u0007", "\f"));
    }

    @Test
    void listsThatSayThereIsNothingHoldNoFactsAndNothingRefersToThem() {
        String message =
                "MSH|^~\\&|A|B|C|D|20260310101500||ADT^A08^ADT_A01|M7|P|2.5.1\rPID|1||77^^^B^MR||Ode^Lyle\rPV1|1|O|||||||||||||||||V1\r"
                        + "AL1|1|DA|^NKDA\rAL1|2||^UNKNOWN\rDG1|1||^NONE||20260301|A\rDG1|2||Z00.00^Examination^I10C||20260301|F\r";
        Opened.Units opened = open(Format.HL7V2, message);
        List<Assertion> all = assertions(opened);
        assertThat(all)
                .filteredOn(a -> a.resource() instanceof AllergyIntolerance)
                .singleElement()
                .satisfies(a -> assertThat(((AllergyIntolerance) a.resource())
                                .getCode()
                                .getCodingFirstRep()
                                .getCode())
                        .isEqualTo("409137002"));
        assertThat(all)
                .filteredOn(a -> a.resource() instanceof Condition)
                .singleElement()
                .satisfies(condition -> assertThat(all)
                        .filteredOn(a -> a.resource() instanceof Encounter)
                        .singleElement()
                        .satisfies(a -> assertThat(((Encounter) a.resource()).getDiagnosis())
                                .extracting(d -> d.getCondition().getReference())
                                .containsExactly(condition.key().urn())));
        assertThat(issues(opened))
                .filteredOn(i -> i.code().equals("names-nothing"))
                .extracting(Issue::place)
                .containsExactly("AL1[2]", "DG1[1]");
    }

    @Test
    void aNumberWithAControlCharacterNamesTheSameRegistrationEverywhere() {
        String message =
                "MSH|^~\\&|A|B|C|D|20260310101500||ORU^R01^ORU_R01|M\\X02\\1|P|2.5.1\rPID|1||7\\X00\\7^^^B^MR\r"
                        + "OBR|1||F\\X00\\1|2345-7^Glucose^LN|||20260310\rOBX|1|NM|2345-7^Glucose^LN||97|mg/dL|||||F\r";
        Opened.Units opened = open(Format.HL7V2, message);
        assertThat(opened.units().get(0).patientKey()).isEqualTo("77");
        List<Assertion> all = assertions(opened);
        assertThat(all)
                .filteredOn(a -> a.resource() instanceof Observation)
                .singleElement()
                .satisfies(a -> assertThat(
                                ((Observation) a.resource()).getSubject().getReference())
                        .isEqualTo(AssertionKey.patient(new Registration("clinic", "urn:mrn", "77"))
                                .urn()));
    }

    @Test
    void aTextTooLongForAStringBecomesADocumentOfThePatient() {
        String text = "word ".repeat(300_000).strip();
        String json =
                "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"status\":\"final\",\"code\":{\"text\":\"Narrative\"},"
                        + "\"subject\":{\"reference\":\"Patient/77\"},\"valueString\":\"" + text + "\"}";
        Opened.Units opened = open(Format.FHIR, json);
        List<Assertion> all = assertions(opened);
        DocumentReference document = all.stream()
                .map(Assertion::resource)
                .filter(DocumentReference.class::isInstance)
                .map(DocumentReference.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(document.getContentFirstRep().getAttachment().getData())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(text);
        Observation observation = (Observation) all.stream()
                .map(Assertion::resource)
                .filter(Observation.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(observation.getDerivedFrom()).hasSize(1);
        assertThat(observation.getValue().primitiveValue()).isNull();
        assertThat(issues(opened)).extracting(Issue::code).contains("text-too-long");
    }

    private static Opened.Units open(Format format, String text) {
        SourceProfile source = new SourceProfile(
                "clinic",
                "Clinic",
                FacilityKind.PRIMARY_CARE,
                format,
                "urn:mrn",
                ZoneId.of("America/New_York"),
                format == Format.CSV ? shipped() : null);
        Payload payload =
                new Payload(text.getBytes(StandardCharsets.UTF_8), null, format == Format.CSV ? "patients.csv" : null);
        return (Opened.Units) Mappers.of(format).open(payload, source);
    }

    private static String shipped() {
        try (var in = JudgedMapperTest.class.getResourceAsStream("/layouts/summit-pain-clinic.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Assertion> assertions(Opened.Units opened) {
        List<Assertion> all = new ArrayList<>();
        opened.units().forEach(u -> all.addAll(((Mapping.Mapped) u.map()).assertions()));
        return all;
    }

    private static List<Issue> issues(Opened.Units opened) {
        List<Issue> all = new ArrayList<>(opened.issues());
        opened.units().forEach(u -> all.addAll(u.map().issues()));
        return all;
    }
}
