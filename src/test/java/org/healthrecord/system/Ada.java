package org.healthrecord.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What four clinics send of Ada Nygaard, and of her twin Eva. */
final class Ada {
    static final List<String> RECORD_NUMBERS = List.of("U-1001", "C-2002", "B-3003", "W-4004");
    static final String TWIN = "U-1002";

    private Ada() {}

    static String visit() {
        return hl7("ADT^A04^ADT_A01", "20260110093000", "U-1001", "Nygaard^Ada")
                + "PV1|1|O|UC^^^MILL||||1234567893^Stone^Sam^^^Dr.^^^NPI&2.16.840.1.113883.4.6&ISO||||||||||||V-77"
                + "|||||||||||||||||||||||||20260110093000\r"
                + "DG1|1||38341003^Hypertensive disorder^SCT||20150501|F\r";
    }

    static String mistakenVisit() {
        return hl7("ADT^A04^ADT_A01", "20260111080000", "U-1001", "Nygaard^Ada")
                + "PV1|1|O|UC^^^MILL||||||||||||||||V-78|||||||||||||||||||||||||20260111080000\r";
    }

    static String mistakenVisitCancelled() {
        return hl7("ADT^A11^ADT_A09", "20260111083000", "U-1001", "Nygaard^Ada")
                + "PV1|1|O|UC^^^MILL||||||||||||||||V-78|||||||||||||||||||||||||20260111080000\r";
    }

    static String potassium(String value, String status, String sent) {
        return hl7("ORU^R01^ORU_R01", sent, "U-1001", "Nygaard^Ada")
                + "PV1|1|O|UC^^^MILL||||||||||||||||V-77\r"
                + "OBR|1||LAB-9^MILL|2823-3^Potassium^LN|||20260110094500|||||||||||||||" + sent + "|||" + status + "\r"
                + "OBX|1|NM|2823-3^Potassium^LN||" + value + "|mmol/L^mmol/L^UCUM|3.5-5.1|N|||" + status
                + "|||20260110094500\r";
    }

    static String twinVisit() {
        return hl7("ADT^A04^ADT_A01", "20260112100000", TWIN, "Nygaard^Eva")
                + "PV1|1|O|UC^^^MILL||||||||||||||||V-90|||||||||||||||||||||||||20260112100000\r";
    }

    static String bundle() {
        return """
                {"resourceType":"Bundle","type":"transaction","timestamp":"2026-01-05T08:00:00Z","entry":[
                {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":{"resourceType":"Patient",
                "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                "system":"https://wells.example/mrn","value":"W-4004"},
                {"system":"http://hl7.org/fhir/sid/us-ssn","value":"123-45-6789"}],
                "name":[{"family":"Nygaard","given":["Ada","M"]}],"gender":"female","birthDate":"1961-03-04",
                "address":[{"line":["12 Mill Street"],"city":"Salem","state":"MA","postalCode":"01970"}],
                "telecom":[{"system":"phone","value":"978-555-0142"}]},"request":{"method":"POST","url":"Patient"}},
                {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000002","resource":{"resourceType":"Condition",
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003","display":"Hypertensive disorder"}]},
                "subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000001"},"onsetDateTime":"2015-05-01"},
                "request":{"method":"POST","url":"Condition"}},
                {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000003","resource":{"resourceType":"AllergyIntolerance",
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
                "code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7980","display":"penicillin G"}]},
                "patient":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000001"}},
                "request":{"method":"POST","url":"AllergyIntolerance"}}]}""";
    }

    static String document() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
                <templateId root="2.16.840.1.113883.10.20.22.1.2"/>
                <id root="1.2.3.4.2.9" extension="DOC-1"/>
                <code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>Summary</title>
                <effectiveTime value="20260106120000-0500"/>
                <recordTarget><patientRole><id root="1.2.3.4.2" extension="C-2002"/>
                <id root="2.16.840.1.113883.4.1" extension="123-45-6789"/>
                <addr><streetAddressLine>12 Mill Street</streetAddressLine><city>Salem</city><state>MA</state>
                <postalCode>01970</postalCode></addr><telecom value="tel:9785550142" use="HP"/>
                <patient><name><given>Ada</given><family>Nygaard</family></name>
                <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19610304"/></patient>
                </patientRole></recordTarget>
                <component><structuredBody><component><section>
                <templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>
                <code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>Problems</title><text>Hypertension</text>
                <entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/>
                <id root="1.2.3.4.2.10" extension="P-1"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
                <statusCode code="active"/><effectiveTime><low value="20150501"/></effectiveTime>
                <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
                <templateId root="2.16.840.1.113883.10.20.22.4.4"/><id root="1.2.3.4.2.11" extension="P-1-1"/>
                <code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/>
                <effectiveTime><low value="20150501"/></effectiveTime>
                <value xsi:type="CD" code="38341003" codeSystem="2.16.840.1.113883.6.96" displayName="Hypertensive disorder"/>
                </observation></entryRelationship></act></entry>
                </section></component></structuredBody></component></ClinicalDocument>"""
                .strip();
    }

    static byte[] export() {
        return zip(Map.of(
                "patients.csv",
                "chart_no,last_name,first_name,mi,suffix,birth_date,gender,home_phone,street,city,state,zip,last_changed\n"
                        + "B-3003,Nygard,Ada,M,,03/04/1961,Female,978-555-0142,12 Mill St,Salem,MA,01970,01/07/2026\n",
                "medications.csv",
                "rx_no,chart_no,visit_no,rxnorm,drug_name,written_date,status,sig,dose_qty,times_per_day\n"
                        + "RX-1,B-3003,,314076,lisinopril 10 MG Oral Tablet,06/01/2025,active,1 tab daily,,\n"));
    }

    static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String hl7(String type, String sent, String mrn, String name) {
        return "MSH|^~\\&|MILLEHR|MILL|HUB|REGION|" + sent + "||" + type + "|" + mrn + sent
                + "|P|2.5.1|||AL|NE||UNICODE UTF-8\r"
                + "PID|1||" + mrn + "^^^MILL&1.2.3.4.1&ISO^MR||" + name
                + "||19610304|F|||12 Mill Street^^Salem^MA^01970^USA^H||^PRN^PH^^1^978^5550142\r";
    }
}
