package org.healthrecord.mapping.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** What the mapper makes of bytes before any section is read: good ones, broken ones and hostile ones. */
class CcdaMapperTest {
    private static final String PATIENT = "<recordTarget><patientRole>"
            + "<id root='2.16.840.1.113883.4.1' extension='219-09-9999'/><id root='1.2.3' extension='other'/>"
            + "<id root='2.16.840.1.113883.3.9999.7' extension=' M-1 '/>"
            + "<patient><name><given>José</given><family>Example</family></name></patient></patientRole></recordTarget>";
    private static final String DOCUMENT = "<ClinicalDocument xmlns='urn:hl7-org:v3'><id root='1.2.3.4' extension='d'/>"
            + "<code code='34133-9'/>" + PATIENT + "</ClinicalDocument>";

    private final CcdaMapper mapper = new CcdaMapper();

    @Test
    void isOneUnitNamedAfterTheDocument() {
        Unit unit = unit(utf8(DOCUMENT));
        assertThat(unit.selector()).isEmpty();
        assertThat(unit.kind()).isEqualTo("ClinicalDocument 34133-9");
        assertThat(unit.controlId()).isEqualTo("1.2.3.4|d");
        assertThat(unit.patientKey()).isEqualTo("M-1");
    }

    @Test
    void peeksAtTheClinicsOwnNumberWithoutReadingTheRest() {
        String cutOff = DOCUMENT.substring(0, DOCUMENT.indexOf("<patient>"));
        assertThat(peek(cutOff)).contains("M-1");
    }

    @Test
    void peeksAtNothingWhereNothingCanBeKnown() {
        assertThat(peek("")).isEmpty();
        assertThat(peek("no xml at all")).isEmpty();
        assertThat(peek("<!DOCTYPE a [<!ENTITY b 'c'>]>" + DOCUMENT)).isEmpty();
    }

    @Test
    void takesAnotherNumberBeforeSocialSecurity() {
        String without = DOCUMENT.replaceAll("<id root='2.16.840.1.113883.3.9999.7'[^>]*>", "");
        assertThat(unit(utf8(without)).patientKey()).isEqualTo("other");
    }

    @Test
    void refusesDocumentTypesAndSoEntityBombs() {
        String bomb = "<?xml version='1.0'?><!DOCTYPE z [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]>"
                + DOCUMENT.replace("Example", "&b;");
        assertThat(unreadable(utf8(bomb)).reason()).isEqualTo("xml-doctype");
        String outside = "<!DOCTYPE z SYSTEM 'http://127.0.0.1:1/none.dtd'>" + DOCUMENT;
        assertThat(unreadable(utf8(outside)).reason()).isEqualTo("xml-doctype");
    }

    @Test
    void saysWhereTruncatedXmlBreaksOff() {
        Refusal refusal = unreadable(utf8(DOCUMENT.substring(0, 200)));
        assertThat(refusal.reason()).isEqualTo("xml-malformed");
        assertThat(refusal.place()).matches("line 1 column \\d+");
    }

    @Test
    void refusesWhatNestsWithoutEnd() {
        String deep = "<ClinicalDocument>" + "<component>".repeat(100_000);
        assertThat(unreadable(utf8(deep)).reason()).isEqualTo("xml-too-deep");
    }

    @Test
    void refusesXmlThatIsNoDocument() {
        assertThat(unreadable(utf8("<html><body/></html>")).reason()).isEqualTo("not-a-clinical-document");
        assertThat(unreadable(new byte[0]).reason()).isEqualTo("xml-malformed");
        assertThat(unreadable(utf8("MSH|^~\\&|")).reason()).isEqualTo("xml-malformed");
    }

    @Test
    void readsEachCharacterSetThatADocumentDeclares() {
        for (String name : new String[] {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"}) {
            String declared = "<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + DOCUMENT;
            assertThat(given(declared.getBytes(Charset.forName(name)))).as(name).isEqualTo("José");
        }
    }

    @Test
    void readsWindowsBytesThatCallThemselvesUtf8AndSaysSo() {
        byte[] bytes = DOCUMENT.getBytes(Charset.forName("windows-1252"));
        assertThat(given(bytes)).isEqualTo("José");
        assertThat(unit(bytes).map().issues()).extracting(i -> i.code()).contains("charset");
    }

    @Test
    void readsAByteOrderMarkAndPrefixesAndNoNamespaceAtAll() {
        assertThat(given(utf8("\uFEFF" + DOCUMENT))).isEqualTo("José");
        assertThat(given(utf8(DOCUMENT.replace(" xmlns='urn:hl7-org:v3'", "")))).isEqualTo("José");
        String prefixed = DOCUMENT.replace("xmlns=", "xmlns:c=").replaceAll("<(/?)(\\w)", "<$1c:$2");
        assertThat(given(utf8(prefixed))).isEqualTo("José");
    }

    @Test
    void refusesADocumentOfSeveralPatients() {
        Mapping mapping =
                unit(utf8(DOCUMENT.replace(PATIENT, PATIENT + PATIENT))).map();
        assertThat(((Mapping.Refused) mapping).refusal().reason()).isEqualTo("several-patients");
    }

    @Test
    void refusesADocumentOfNobody() {
        Mapping mapping = unit(utf8(DOCUMENT.replace(PATIENT, ""))).map();
        assertThat(((Mapping.Refused) mapping).refusal().reason()).isEqualTo("no-patient-identifier");
    }

    private Optional<String> peek(String text) {
        return mapper.peek(new Payload(utf8(text), null, null), MappedDocument.CLINIC);
    }

    private Opened open(byte[] bytes) {
        return mapper.open(new Payload(bytes, null, null), MappedDocument.CLINIC);
    }

    private Unit unit(byte[] bytes) {
        return ((Opened.Units) open(bytes)).units().get(0);
    }

    private Refusal unreadable(byte[] bytes) {
        return ((Opened.Unreadable) open(bytes)).refusal();
    }

    private static String given(byte[] bytes) {
        Patient p = (Patient) MappedDocument.assertions(bytes).get(0).resource();
        return p.getNameFirstRep().getGivenAsSingleString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
