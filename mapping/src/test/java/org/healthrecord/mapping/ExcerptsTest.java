package org.healthrecord.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.mapping.excerpt.Shown;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.api.Test;

class ExcerptsTest {

    @Test
    void aSegmentOfAMessage() {
        String message = "MSH|^~\\&|A\rPID|1||17\rOBX|1|NM|a||1\rOBX|2|NM|b||2\r";
        assertThat(shown(Format.HL7V2, message, "", "OBX[2]")).isEqualTo("OBX|2|NM|b||2");
    }

    @Test
    void aMessageOfABatch() {
        String batch = "FHS|^~\\&\rMSH|^~\\&|A\rPID|1||17\rMSH|^~\\&|B\rPID|1||18\rFTS|2\r";
        assertThat(shown(Format.HL7V2, batch, "2", "PID")).isEqualTo("PID|1||18");
        assertThat(excerpt(Format.HL7V2, batch, "2", "PID").text()).doesNotContain("17", "FTS");
        assertThat(opened(Format.HL7V2, batch).isOfOne()).isFalse();
    }

    @Test
    void aPatientOfAMessageAboutSeveral() {
        String message = "MSH|^~\\&|A\rPID|1||17\rOBX|1|NM|a||1\rPID|2||18\rOBX|2|NM|b||2\rPID|3||19\rOBX|3|NM|c||3\r";
        assertThat(excerpt(Format.HL7V2, message, "", "OBX[2]").text()).isEqualTo("PID|2||18\nOBX|2|NM|b||2\n");
        assertThat(excerpt(Format.HL7V2, message, "", "PID[3]").text()).isEqualTo("PID|3||19\nOBX|3|NM|c||3\n");
        assertThat(excerpt(Format.HL7V2, message, "", "MSH-3").text()).endsWith("OBX|1|NM|a||1\n");
        assertThat(opened(Format.HL7V2, message).isOfOne()).isFalse();
    }

    @Test
    void aDoctorNamedInAPatientsRecordWithoutThePatient() {
        Excerpts message = opened(Format.HL7V2, "MSH|^~\\&|A\rPID|1||17\rPV1|1|O|||||9^Ward\rROL|1|||Moss\r");
        assertThat(message.nobodysAt("", "PV1-7").orElseThrow().text()).isEqualTo("9^Ward");
        assertThat(message.nobodysAt("", "ROL").orElseThrow().text()).isEqualTo("ROL|1|||Moss");
        assertThat(message.nobodysAt("", "PV1")).isEmpty();
        assertThat(message.isOfNobody()).isFalse();
        Excerpts export = opened(Format.CSV, "chart_no,doctor\nA1,Ward\n");
        assertThat(export.nobodysAt("A1", "visits.csv#2:doctor").orElseThrow().text())
                .isEqualTo("Ward");
        assertThat(export.nobodysAt("A1", "visits.csv#2")).isEmpty();
    }

    @Test
    void aRowUnderItsHeading() {
        String file = "chart_no,name,phone\nA1,Moss,555-1\nA2,\"Oak, Ann\",555-2\nA3,Fir,555-3\n";
        Excerpts.Excerpt row = excerpt(Format.CSV, file, "A2", "patients.csv#3");
        assertThat(row.text()).isEqualTo("chart_no,name,phone\nA2,\"Oak, Ann\",555-2");
        assertThat(row.text().substring(row.start(), row.end())).isEqualTo("A2,\"Oak, Ann\",555-2");
        assertThat(shown(Format.CSV, file, "A2", "patients.csv#3:name")).isEqualTo("Oak, Ann");
        assertThat(excerpt(Format.CSV, file, "", "patients.csv#1").text()).isEqualTo("chart_no,name,phone");
    }

    @Test
    void aRowWhoseQuoteNeverEndsWithoutTheRowsBehindIt() {
        String file = "chart_no,name,height\nA1,Moss,\"5'10\nA2,Oak,\"6'\nA3,Fir,1\n";
        assertThat(excerpt(Format.CSV, file, "A1", "patients.csv#2").text())
                .isEqualTo("chart_no,name,height\nA1,Moss,\"5'10");
    }

    @Test
    void anEntryOfABundle() {
        String bundle = "{\"total\":2,\"entry\":[{\"resource\":{\"id\":\"a\"}},{\"resource\":{\"id\":\"b\"}}]}";
        assertThat(shown(Format.FHIR, bundle, "", "/entry/1/resource")).isEqualTo("{\"id\":\"b\"}");
        assertThat(excerpt(Format.FHIR, bundle, "", "/entry/1/resource/id").text())
                .isEqualTo("{\"resource\":{\"id\":\"b\"}}");
        assertThat(excerpt(Format.FHIR, bundle, "", "/total").text()).isEqualTo("2");
        assertThat(opened(Format.FHIR, bundle).at("", "")).isEmpty();
        assertThat(opened(Format.FHIR, bundle).at("", "/entry")).isEmpty();
    }

    @Test
    void anEntryOfABundleInXml() {
        String bundle = "<Bundle><entry><resource>a</resource></entry><entry><resource>b</resource></entry></Bundle>";
        assertThat(excerpt(Format.FHIR, bundle, "", "/Bundle/entry[2]/resource").text())
                .isEqualTo("<entry><resource>b</resource></entry>");
        assertThat(opened(Format.FHIR, bundle).at("", "/")).isEmpty();
        assertThat(excerpt(Format.FHIR, "<Patient/>", "", "/").text()).isEqualTo("<Patient/>");
    }

    @Test
    void aLineOfNdjson() {
        String lines = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n";
        assertThat(excerpt(Format.FHIR, lines, "", "line 2/id").text()).isEqualTo("{\"id\":\"b\"}");
    }

    @Test
    void anElementOfADocument() {
        String document = "<a><b>1</b><b>2</b></a>";
        assertThat(shown(Format.CCDA, document, "", "/a/b[2]")).isEqualTo("<b>2</b>");
    }

    @Test
    void whereAParserGaveUp() {
        assertThat(shown(Format.FHIR, "{\"a\":?}", "", "line 1 column 6")).isEqualTo("?");
        assertThat(shown(Format.CCDA, "<a>\n<b<", "", "line 2 column 3")).isEqualTo("<");
        assertThat(excerpt(Format.FHIR, "{" + " ".repeat(500) + "?", "", "line 1 column 502")
                        .text())
                .hasSizeLessThan(50);
    }

    @Test
    void nothingWhereTheMessageHasNoSuchPlace() {
        assertThat(opened(Format.FHIR, "{}").at("", "/entry/7")).isEmpty();
        assertThat(opened(Format.HL7V2, "MSH|^~\\&|A\r").at("", "OBX[3]")).isEmpty();
        assertThat(opened(Format.HL7V2, "MSH|^~\\&|A\r").at("?", "MSH")).isEmpty();
    }

    @Property(tries = 300)
    void anyWordsAsAPlaceAreAnswered(@ForAll Format format, @ForAll @From("places") String place) {
        String text = "MSH|^~\\&|A\nPID|1||17\n{\"a\":1}<a/>";
        opened(format, text).at("", place);
        opened(format, text).nobodysAt("1", place);
        opened(format, text).spans(List.of(new Excerpts.Place(place, place)));
    }

    @Provide
    static Arbitrary<String> places() {
        Arbitrary<String> pieces = Arbitraries.of(
                "line ", "1", " column ", "91", "/", "entry", "-", ".", "[", "]", "#", ":", "PID", "a", "", "99999999");
        return pieces.list().ofMaxSize(7).map(list -> String.join("", list));
    }

    /** What a page shows: each message of a batch in its own character set, a mark in the message it belongs to. */
    @Test
    void theWholeTextAndItsMarks() {
        byte[] latin = "MSH|^~\\&|A|||||||||||||||8859/1\rPID|1||17^\u00e9\r".getBytes(Charset.forName("windows-1252"));
        byte[] utf = "MSH|^~\\&|B|||||||||||||||UNICODE UTF-8\rPID|1||18^\u20ac\r".getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[latin.length + utf.length];
        System.arraycopy(latin, 0, both, 0, latin.length);
        System.arraycopy(utf, 0, both, latin.length, utf.length);
        Excerpts batch = Excerpts.of(source(Format.HL7V2), new Payload(both, null, null));
        String text = batch.text().orElseThrow();
        assertThat(text).contains("17^\u00e9\n", "18^\u20ac\n");
        List<Shown.Span> spans = batch.spans(List.of(
                new Excerpts.Place("2", "PID-3"), new Excerpts.Place("1", "PID-3"), new Excerpts.Place("2", "PID")));
        assertThat(spans)
                .extracting(s -> text.substring(s.start(), s.end()))
                .containsExactly("17^\u00e9", "PID|1||18^\u20ac");
    }

    private static String shown(Format format, String message, String selector, String place) {
        Excerpts.Excerpt excerpt = excerpt(format, message, selector, place);
        return excerpt.text().substring(excerpt.start(), excerpt.end());
    }

    private static Excerpts.Excerpt excerpt(Format format, String message, String selector, String place) {
        return opened(format, message).at(selector, place).orElseThrow();
    }

    private static Excerpts opened(Format format, String message) {
        return Excerpts.of(source(format), new Payload(message.getBytes(StandardCharsets.UTF_8), null, null));
    }

    private static SourceProfile source(Format format) {
        return new SourceProfile(
                "s", "S", FacilityKind.PRIMARY_CARE, format, "urn:oid:2.999", ZoneId.of("America/New_York"), null);
    }
}
