package org.healthrecord.mapping.csv.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What the mapping of one row collects beside the resource itself. */
public final class Scope {
    /** {@code 1.250} and {@code 1.250,5}, where a comma is before the decimals. */
    private static final Pattern THOUSANDS = Pattern.compile("\\D*\\d{1,3}(\\.\\d{3})+(,\\d+)?");

    public final Layout layout;
    final SourceProfile source;
    final Registration registration;
    public final Precedence precedence;
    public final Dates dates;
    final List<Issue> issues;
    public final List<Origin> origins = new ArrayList<>();
    public final List<Assertion> mentions = new ArrayList<>();

    public Scope(
            Layout layout,
            SourceProfile source,
            Registration registration,
            Precedence precedence,
            Dates dates,
            List<Issue> issues) {
        this.layout = layout;
        this.source = source;
        this.registration = registration;
        this.precedence = precedence;
        this.dates = dates;
        this.issues = issues;
    }

    /** The cell of a column, with the element it fills noted as its origin. */
    @Nullable
    public String cell(Row row, @Nullable String column, String element) {
        String value = row.cell(column);
        if (value != null && column != null) {
            origins.add(new Origin(element, row.place(column)));
        }
        return value;
    }

    /** What a template makes; where it makes nothing the origins it noted are forgotten. */
    @Nullable
    public Object make(Template template, Row row, String element) {
        int noted = origins.size();
        Object value = template.of(row, this, element);
        if (value == null) {
            origins.subList(noted, origins.size()).clear();
        }
        return value;
    }

    /** A number's text with a decimal point, however the clinic writes it. */
    public String pointed(String cell) {
        String number = SpreadsheetCell.withoutApostrophe(cell);
        if (!layout.decimalComma()) {
            return number;
        }
        String whole = THOUSANDS.matcher(number).matches() ? number.replace(".", "") : number;
        return whole.replace(',', '.');
    }

    public void warn(String code, Row row, String column, String detail) {
        issues.add(Issue.warning(code, row.place(column), detail));
    }

    public void inform(String code, Row row, String column, String detail) {
        issues.add(Issue.information(code, row.place(column), detail));
    }

    /** Names a resource that belongs to no patient; returns the reference to it. */
    public String mention(String type, String local, Resource resource, Row row, List<Origin> from) {
        AssertionKey key = AssertionKey.directory(source.id(), type, local);
        mentions.add(
                new Assertion(key, precedence, Stance.STATED, Mode.MENTION, Set.of(), resource, row.place(), from));
        return key.urn();
    }

    /** The reference to what another row of the same patient makes. */
    public String urn(FileLayout target, String keyText) {
        return AssertionKey.of(registration, target.resources().get(0).type(), target.local(keyText))
                .urn();
    }
}
