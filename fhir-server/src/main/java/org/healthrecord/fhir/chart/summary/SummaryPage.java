package org.healthrecord.fhir.chart.summary;

import java.util.Objects;
import org.healthrecord.fhir.chart.label.Label;
import org.healthrecord.fhir.chart.label.Part2Programs;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Patient;

/** A summary as one page of HTML, to be read or printed: the narratives of its sections under the person's name. */
public final class SummaryPage {
    private static final String STYLE =
            "body{font-family:Sans,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}"
                    + "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.25rem .5rem;"
                    + "text-align:left;vertical-align:top}";

    private SummaryPage() {}

    /** @param summary as {@link PatientSummary} makes it */
    public static String of(Bundle summary) {
        Composition composition = (Composition) summary.getEntryFirstRep().getResource();
        Patient patient = (Patient) summary.getEntry().get(1).getResource();
        String title = Page.escaped(composition.getTitle());
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"/><title>"
                        + title + "</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(title)
                .append("</h1><p>")
                .append(Page.escaped(person(patient)))
                .append("</p><p>Made ")
                .append(Page.escaped(composition.getDateElement().getValueAsString()))
                .append("</p>");
        if (summary.getMeta().getSecurity(Label.SYSTEM, Part2Programs.CODE) != null) {
            page.append("<p><strong>")
                    .append(Page.escaped(Part2Programs.NOTICE))
                    .append("</strong></p>");
        }
        for (SectionComponent section : composition.getSection()) {
            page.append("<h2>").append(Page.escaped(section.getTitle())).append("</h2>");
            page.append(section.getText().getDivAsString());
        }
        return page.append("</body></html>").toString();
    }

    private static String person(Patient patient) {
        String born = Objects.toString(patient.getBirthDateElement().getValueAsString(), "not known");
        String gender = patient.hasGender() ? patient.getGender().toCode() : "not known";
        return patient.getNameFirstRep().getNameAsSingleString() + ", born " + born + ", gender " + gender;
    }
}
