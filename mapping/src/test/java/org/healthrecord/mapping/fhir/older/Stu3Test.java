package org.healthrecord.mapping.fhir.older;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthrecord.mapping.fhir.FhirGoldenTest;
import org.healthrecord.mapping.fhir.FhirMapper;
import org.healthrecord.mapping.golden.GoldenFolder;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What HAPI's converter leaves behind on the way from STU3. */
class Stu3Test {

    @Test
    void theProtocolAndTheReactionsOfAnImmunizationStay() {
        Immunization immunization = (Immunization)
                mapped(
                        """
                {"resourceType":"Immunization","id":"i","status":"completed","notGiven":false,"primarySource":true,
                 "vaccineCode":{"text":"Influenza"},"patient":{"reference":"Patient/1"},"date":"2026-01-10",
                 "reaction":[{"date":"2026-01-11","reported":true}],
                 "vaccinationProtocol":[{"doseSequence":1,"series":"Yearly","seriesDoses":2,
                   "targetDisease":[{"coding":[{"system":"http://snomed.info/sct","code":"6142004"}]}],
                   "doseStatus":{"text":"counts"}}]}
                """);
        assertThat(immunization.getProtocolAppliedFirstRep().getSeries()).isEqualTo("Yearly");
        assertThat(immunization.getProtocolAppliedFirstRep().getDoseNumber().primitiveValue())
                .isEqualTo("1");
        assertThat(immunization.getProtocolAppliedFirstRep().getSeriesDoses().primitiveValue())
                .isEqualTo("2");
        assertThat(immunization
                        .getProtocolAppliedFirstRep()
                        .getTargetDiseaseFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("6142004");
        assertThat(immunization.getReactionFirstRep().getDateElement().getValueAsString())
                .isEqualTo("2026-01-11");
        assertThat(immunization.getReactionFirstRep().getReported()).isTrue();
    }

    @Test
    void theIdentifiersOfImagesAreBareOids() {
        ImagingStudy study = (ImagingStudy)
                mapped(
                        """
                {"resourceType":"ImagingStudy","id":"s","uid":"urn:oid:1.2.3","patient":{"reference":"Patient/1"},
                 "series":[{"uid":"urn:oid:1.2.3.4","modality":{"code":"CT"},"instance":[{"uid":"urn:oid:1.2.3.4.5","sopClass":"urn:oid:1.2"}]}]}
                """);
        assertThat(study.getSeriesFirstRep().getUid()).isEqualTo("1.2.3.4");
        assertThat(study.getSeriesFirstRep().getInstanceFirstRep().getUid()).isEqualTo("1.2.3.4.5");
    }

    private static Resource mapped(String stu3) {
        Opened.Units opened = (Opened.Units) new FhirMapper().open(GoldenFolder.text(stu3), FhirGoldenTest.SOURCE);
        assertThat(opened.issues()).extracting("code").contains("older-fhir");
        Mapping.Mapped mapped = (Mapping.Mapped) opened.units().get(0).map();
        return mapped.assertions().get(1).resource();
    }
}
