package org.healthrecord.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.mapping.Excerpts;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.healthrecord.samples.generator.OthersOf;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No byte of a person leads to another person's chart: what proves a statement shows no other person. */
class ExcerptsOfSamplesTest {

    @ParameterizedTest
    @EnumSource(Clinics.class)
    void noExcerptShowsSomebodyElse(Clinics clinic) throws IOException {
        for (Sample sample : Samples.all()) {
            if (sample.source().equals(clinic.source)) {
                noneShowsSomebodyElse(clinic, sample.bytes(), sample.contentType());
            }
        }
    }

    /** Sent in one file, one after the other. */
    @ParameterizedTest
    @EnumSource(
            value = Clinics.class,
            names = {"URGENT", "PRIMARY"})
    void norDoesOneOfABatch(Clinics clinic) throws IOException {
        List<String> messages = new ArrayList<>();
        for (Sample sample : Samples.all()) {
            if (sample.source().equals(clinic.source)) {
                messages.add(new String(sample.bytes(), StandardCharsets.UTF_8));
            }
        }
        String batch = String.join(clinic == Clinics.URGENT ? "\r" : "\n", messages);
        Excerpts shown = noneShowsSomebodyElse(clinic, batch.getBytes(StandardCharsets.UTF_8), null);
        assertThat(shown.isOfOne()).isFalse();
    }

    private static Excerpts noneShowsSomebodyElse(Clinics clinic, byte[] bytes, String contentType) throws IOException {
        SourceProfile source = clinic.profile();
        Payload payload = new Payload(bytes, contentType, null);
        Excerpts excerpts = Excerpts.of(source, payload);
        int checked = 0;
        for (Unit unit : ((Opened.Units) Mappers.of(source.format()).open(payload, source)).units()) {
            Mapping.Mapped mapped = (Mapping.Mapped) unit.map();
            for (Assertion assertion : mapped.assertions()) {
                boolean nobodys = assertion.key().registration() == null;
                Pattern strangers = OthersOf.record(nobodys ? Set.of() : numbers(mapped));
                for (String place : places(assertion)) {
                    checked++;
                    String shown = (nobodys
                                    ? excerpts.nobodysAt(unit.selector(), place)
                                    : excerpts.at(unit.selector(), place))
                            .map(Excerpts.Excerpt::text)
                            .orElse("");
                    assertThat(nobodys || !shown.isEmpty()).as(place).isTrue();
                    assertThat(shown).as(place).doesNotContainPattern(strangers);
                    if (!nobodys) {
                        assertThat(excerpts.part(unit.selector(), place).orElseThrow())
                                .as(place)
                                .doesNotContainPattern(strangers);
                    }
                }
            }
        }
        assertThat(checked).isPositive();
        return excerpts;
    }

    private static Set<String> numbers(Mapping.Mapped mapped) {
        Set<String> numbers = new HashSet<>();
        mapped.assertions().stream()
                .map(Assertion::resource)
                .filter(Patient.class::isInstance)
                .flatMap(p -> ((Patient) p).getIdentifier().stream())
                .forEach(i -> numbers.add(i.getValue()));
        return numbers;
    }

    private static Set<String> places(Assertion assertion) {
        Set<String> places = new HashSet<>(List.of(assertion.place()));
        assertion.origins().stream().map(Origin::place).limit(2).forEach(places::add);
        return places;
    }

    /** The sample clinics as sources. */
    enum Clinics {
        URGENT("riverside-urgent-care", Format.HL7V2, "urn:oid:2.16.840.1.113883.3.9999.1"),
        CANCER("lakeshore-cancer-center", Format.CCDA, "urn:oid:2.16.840.1.113883.3.9999.2"),
        PAIN("summit-pain-clinic", Format.CSV, "https://summit-pain-clinic.example/chart-no"),
        PRIMARY("harbor-primary-care", Format.FHIR, "https://harbor-primary-care.example/mrn");

        final String source;
        private final Format format;
        private final String system;

        Clinics(String source, Format format, String system) {
            this.source = source;
            this.format = format;
            this.system = system;
        }

        SourceProfile profile() throws IOException {
            return new SourceProfile(
                    source, source, FacilityKind.PRIMARY_CARE, format, system, ZoneId.of("America/New_York"), layout());
        }

        private String layout() throws IOException {
            if (format != Format.CSV) {
                return null;
            }
            try (var in = CsvMapper.class.getResourceAsStream("/layouts/summit-pain-clinic.yml")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
