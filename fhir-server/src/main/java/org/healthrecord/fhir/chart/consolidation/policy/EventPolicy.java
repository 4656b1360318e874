package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Keys;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Digest;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Product;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;

/**
 * Things that happen at an instant and are filed under what they are and when.
 *
 * <table>
 * <caption>MedicationAdministration, MedicationDispense, DiagnosticReport</caption>
 * <tr><td>the same fact</td><td>the same primary code and time, and the same conclusion and form of a report, where both have
 * one; a date joins a time of that day</td></tr>
 * <tr><td>not the same</td><td>two entries of one clinic; one done and one not done; another product, dose, quantity, route,
 * number or specimen ({@link TraitsOf})</td></tr>
 * <tr><td>shown</td><td>a final report before a preliminary one, the more exact time, coded before words, the latest</td></tr>
 * <tr><td>conflicts</td><td>any element of which two values are stated</td></tr>
 * </table>
 */
public record EventPolicy(Function<Statement, Claim> reader, Merging merging) implements ConsolidationPolicy {
    private static final Keys SAME_TIME = claim -> claim.concept().tokens().stream()
            .map(token -> token + '\n' + Times.said(claim))
            .toList();

    private static final Comparator<Claim> SHOWN = Prefer.first(Prefer.moreExact(), Prefer.coded());

    private static final Set<MedicationAdministrationStatus> NOT_GIVEN =
            EnumSet.of(MedicationAdministrationStatus.NOTDONE);

    private static final Set<MedicationDispenseStatus> NOT_HANDED_OVER =
            EnumSet.of(MedicationDispenseStatus.CANCELLED, MedicationDispenseStatus.DECLINED);

    public static EventPolicy medicationAdministrations() {
        return new EventPolicy(EventPolicy::administration, Merging.showing(SHOWN));
    }

    public static EventPolicy medicationDispenses() {
        return new EventPolicy(EventPolicy::dispense, Merging.showing(SHOWN));
    }

    public static EventPolicy diagnosticReports() {
        Comparator<Claim> shown = Prefer.that(c -> !isPreliminary(c));
        return new EventPolicy(EventPolicy::report, Merging.showing(shown.thenComparing(SHOWN)));
    }

    @Override
    public String section(Statement statement) {
        return claim(statement).concept().primary();
    }

    @Override
    public Filing filing(String series, Statement statement) {
        return Filing.ofInstant(series, claim(statement).moment());
    }

    @Override
    public Claim claim(Statement statement) {
        return reader.apply(statement).atItsInstant();
    }

    @Override
    public void group(Clustering claims) {
        Events.group(claims);
        Keys known = claim -> claim.moment().isKnown() ? SAME_TIME.of(claim) : List.of();
        claims.attach(c -> c.members().stream().noneMatch(Claim::hasValue), known, known, Choice.likeliest());
    }

    private static Claim administration(Statement statement) {
        MedicationAdministration given =
                (MedicationAdministration) statement.assertion().resource();
        return happened(statement, Times.begin(given.getEffective()), NOT_GIVEN.contains(given.getStatus()));
    }

    private static Claim dispense(Statement statement) {
        MedicationDispense dispensed =
                (MedicationDispense) statement.assertion().resource();
        Moment at = Moment.of(
                dispensed.hasWhenHandedOver()
                        ? dispensed.getWhenHandedOverElement()
                        : dispensed.getWhenPreparedElement());
        return happened(statement, at, NOT_HANDED_OVER.contains(dispensed.getStatus()));
    }

    private static Claim happened(Statement statement, Moment at, boolean not) {
        return Claim.of(statement, product(statement), at).valued(Set.of(not ? "not done" : "done"));
    }

    private static Claim report(Statement statement) {
        DiagnosticReport report = (DiagnosticReport) statement.assertion().resource();
        StringBuilder value = new StringBuilder(report.hasConclusion() ? Concept.plain(report.getConclusion()) : "");
        for (Attachment form : report.getPresentedForm()) {
            value.append('\n').append(DocumentPolicy.content(form));
        }
        Concept code = Concept.of(report.getCode(), statement.assertion().key().source());
        return Claim.of(statement, code, Times.begin(report.getEffective()))
                .valued(Set.of(value.isEmpty() ? "" : Digest.of(value.toString())));
    }

    private static Concept product(Statement statement) {
        return Product.of(
                statement.assertion().resource(), statement.assertion().key().source());
    }

    private static boolean isPreliminary(Claim claim) {
        DiagnosticReportStatus status = ((DiagnosticReport) claim.resource()).getStatus();
        return status != DiagnosticReportStatus.FINAL
                && status != DiagnosticReportStatus.AMENDED
                && status != DiagnosticReportStatus.CORRECTED
                && status != DiagnosticReportStatus.APPENDED;
    }
}
