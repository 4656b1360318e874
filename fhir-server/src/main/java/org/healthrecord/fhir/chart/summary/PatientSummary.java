package org.healthrecord.fhir.chart.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A chart as an International Patient Summary (HL7 IPS implementation guide): a Bundle of type document whose first entry
 * is the Composition. The same chart at the same time gives the same summary, its ids included.
 */
public final class PatientSummary {
    private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    private static final String LOINC = "http://loinc.org";
    private static final String AUTHOR = "health-record";

    private final SummaryChart chart;
    private final String base;
    private final Instant at;
    private final Sources sources;
    private final Reference subject;
    private final Map<String, Resource> entries = new LinkedHashMap<>();

    private PatientSummary(SummaryChart chart, Sources sources, String base, Instant at) {
        this.chart = chart;
        this.base = base;
        this.at = at;
        this.sources = sources;
        this.subject = new Reference("Patient/" + chart.patient().getIdPart());
    }

    /**
     * @param chart      all resources of one person's chart and the directory entries they name
     * @param provenance of these resources, each as JSON
     * @param base       address of the server, for the full URLs
     * @param at         when the summary is made
     */
    public static Bundle of(List<Resource> chart, List<String> provenance, String base, Instant at) {
        return new PatientSummary(new SummaryChart(chart), new Sources(provenance), base, at).bundle();
    }

    private Bundle bundle() {
        Composition composition = composition();
        Bundle bundle = new Bundle().setType(BundleType.DOCUMENT).setTimestamp(Date.from(at));
        bundle.setId(composition.getIdPart());
        bundle.getMeta().addProfile(IPS + "Bundle-uv-ips");
        bundle.setIdentifier(
                new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + composition.getIdPart()));
        add(bundle, composition);
        add(bundle, chart.patient());
        add(bundle, author());
        List<Resource> named = List.copyOf(entries.values());
        named.forEach(resource -> add(bundle, resource));
        new Mentions(chart).of(chart.patient(), named).forEach(resource -> add(bundle, resource));
        return bundle;
    }

    private void add(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setFullUrl(base + "/" + SummaryChart.reference(resource))
                .setResource(resource);
    }

    private static Device author() {
        Device device = new Device();
        device.setId(AUTHOR);
        device.addDeviceName().setName("Health Record").setType(Device.DeviceNameType.USERFRIENDLYNAME);
        return device;
    }

    private Composition composition() {
        Composition composition =
                new Composition().setStatus(CompositionStatus.FINAL).setDate(Date.from(at));
        composition.setId(
                UUID.nameUUIDFromBytes((subject.getReference() + at).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
        composition.getMeta().addProfile(IPS + "Composition-uv-ips");
        composition.setLanguage("en");
        composition.setType(new CodeableConcept(new Coding(LOINC, "60591-5", "Patient summary Document")));
        composition.setSubject(subject.copy());
        composition.addAuthor(new Reference("Device/" + AUTHOR).setDisplay("Health Record"));
        composition.setTitle("International Patient Summary");
        SectionFacts facts = new SectionFacts(chart);
        Arrays.stream(SectionKind.values())
                .flatMap(kind -> section(kind, facts.of(kind)).stream())
                .forEach(composition::addSection);
        composition.addSection(about());
        return composition;
    }

    private Optional<SectionComponent> section(SectionKind kind, List<Resource> facts) {
        if (facts.isEmpty() && !kind.isAlwaysShown()) {
            return Optional.empty();
        }
        SectionComponent section = new SectionComponent()
                .setTitle(kind.title())
                .setCode(new CodeableConcept(new Coding(LOINC, kind.loinc(), kind.title())));
        if (facts.isEmpty()) {
            empty(section, kind);
            return Optional.of(section);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Resource fact : facts) {
            section.addEntry(new Reference(SummaryChart.reference(fact)));
            entries.put(SummaryChart.reference(fact), fact);
            rows.add(List.of(Words.name(fact), Words.when(fact), Words.particulars(fact), sources.of(fact)));
        }
        section.setText(new Page()
                .table(List.of("What", "When", "Particulars", "Who says so"), rows)
                .narrative());
        return Optional.of(section);
    }

    /** A required section has an entry that says so; the others have a reason, as the guide allows. */
    private void empty(SectionComponent section, SectionKind kind) {
        String over = allOver(kind);
        section.setText(new Page()
                .paragraph(over.isEmpty() ? Absence.words(kind) + "." : over)
                .narrative());
        Optional<String> code = kind.noInformation().filter(c -> kind.isRequired());
        if (code.isPresent()) {
            Resource absence = Absence.of(kind, code.get(), subject.copy());
            entries.put(SummaryChart.reference(absence), absence);
            section.addEntry(new Reference(SummaryChart.reference(absence)));
        } else {
            section.setEmptyReason(new CodeableConcept(new Coding(
                    "http://terminology.hl7.org/CodeSystem/list-empty-reason", "unavailable", "Unavailable")));
        }
    }

    private String allOver(SectionKind kind) {
        return Lists.of(kind)
                .flatMap(chart::list)
                .map(ListResource::getEmptyReason)
                .map(CodeableConcept::getText)
                .map(text -> text + ".")
                .orElse("");
    }

    private SectionComponent about() {
        List<Resource> shown = new ArrayList<>(List.of(chart.patient()));
        shown.addAll(entries.values());
        List<List<String>> disagreements = OpenQuestions.disagreements(shown);
        Page page = new Page();
        if (OpenQuestions.mayHaveASecondHalf(chart.patient())) {
            page.paragraph(
                    "This chart may have a second half: another record that may be the same person's waits for review.");
        }
        if (disagreements.isEmpty()) {
            page.paragraph("The clinics disagree about none of these facts.");
        } else {
            page.paragraph("The clinics disagree about these facts:")
                    .table(List.of("What", "Element", "Also stated", "By"), disagreements);
        }
        page.paragraph("Clinics and when each was last heard:").table(List.of("Clinic", "Last heard"), sources.heard());
        return new SectionComponent()
                .setTitle("About this summary")
                .setCode(new CodeableConcept(new Coding(LOINC, "48767-8", "Annotation comment")))
                .setText(page.narrative());
    }
}
