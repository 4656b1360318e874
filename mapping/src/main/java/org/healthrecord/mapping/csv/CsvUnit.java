package org.healthrecord.mapping.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.csv.export.Export;
import org.healthrecord.mapping.csv.export.Export.Known;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Patient;

/** One patient's rows of an export. */
record CsvUnit(String selector, List<Known> rows, Export export, Layout layout, SourceProfile source) implements Unit {

    @Override
    public String patientKey() {
        return selector;
    }

    @Override
    public String kind() {
        return "csv";
    }

    @Override
    public String controlId() {
        return export.asOf().equals(Instant.EPOCH) ? "" : export.asOf().toString();
    }

    @Override
    public boolean holds(String place) {
        int colon = place.indexOf(':', place.indexOf('#') + 1);
        String row = colon < 0 ? place : place.substring(0, colon);
        return rows.stream().anyMatch(known -> known.row().place().equals(row));
    }

    @Override
    public Mapping map() {
        List<Issue> issues = new ArrayList<>();
        Registration registration = new Registration(source.id(), source.mrnSystem(), selector);
        try {
            RowMapper mapper = new RowMapper(layout, source, registration, export, issues);
            rows.forEach(known -> mapper.row(known.kind(), known.row()));
            return new Mapping.Mapped(patientFirst(mapper.assertions(), registration), List.of(), issues);
        } catch (LayoutException e) {
            return new Mapping.Refused(new Refusal("bad-layout", String.valueOf(e.getMessage()), "", issues));
        }
    }

    /** Where no row describes the patient, only the record number is known. */
    private List<Assertion> patientFirst(List<Assertion> assertions, Registration registration) {
        List<Assertion> ordered = new ArrayList<>();
        AssertionKey patient = AssertionKey.patient(registration);
        assertions.stream().filter(a -> a.key().equals(patient)).forEach(ordered::add);
        if (ordered.isEmpty()) {
            Patient named = RowMapper.identify(new Patient(), registration);
            Known first = rows.get(0);
            ordered.add(new Assertion(
                    patient,
                    new Precedence(export.asOf(), 0, ""),
                    Stance.STATED,
                    Mode.MENTION,
                    Set.of(),
                    named,
                    first.row().place(),
                    List.of(new Origin(
                            "identifier[0].value",
                            first.row().place(first.kind().patient())))));
        }
        assertions.stream().filter(a -> !a.key().equals(patient)).forEach(ordered::add);
        return ordered;
    }
}
