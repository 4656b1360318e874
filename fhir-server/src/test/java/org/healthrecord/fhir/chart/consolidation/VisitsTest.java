package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Visits and what is done and written at them. */
class VisitsTest {

    @Test
    void twoVisitsOfOneClinicAreNeverOne() {
        assertThat(Charts.of(
                        visit(RIVER, "1", "2014-12-23T12:30:17Z", Mode.SNAPSHOT),
                        visit(RIVER, "2", "2014-12-23T12:30:17Z", Mode.SNAPSHOT)))
                .hasSize(2);
    }

    @Test
    void anotherClinicsVisitOfTheSameTypeAndInstantIsTheSame() {
        assertThat(Charts.of(
                        visit(RIVER, "1", "2014-12-23T12:30:17Z", Mode.SNAPSHOT),
                        visit(LAKE, "1", "2014-12-23T07:30:17-05:00", Mode.SNAPSHOT)))
                .hasSize(1);
    }

    @Test
    void twoClinicsVisitsOfOneDayAreTwoUnlessTheOneIsOnlyAMention() {
        Statement visit = visit(RIVER, "1", "2014-12-23T12:30:17Z", Mode.SNAPSHOT);
        Statement other = visit(LAKE, "1", "2014-12-23", Mode.SNAPSHOT);
        Statement mention = visit(HILL, "1", "2014-12-23", Mode.MENTION);

        assertThat(Charts.of(visit, other)).hasSize(2);
        assertThat(Charts.of(visit, mention)).hasSize(1);
    }

    @Test
    void aProcedureBilledByDateIsTheOneDoneThatDay() {
        Statement done = procedure(RIVER, "2014-12-23T12:30:17Z");
        Statement billed = procedure(LAKE, "2014-12-23");

        assertThat(Charts.of(done, billed)).hasSize(1);
    }

    @Test
    void aReportKeepsTheResultsOfBothClinics() {
        List<Fact> facts = Charts.of(report(RIVER, "urn:uuid:a"), report(LAKE, "urn:uuid:b"));

        assertThat(facts).hasSize(1);
        assertThat(((DiagnosticReport) facts.get(0).resource()).getResult())
                .extracting(Reference::getReference)
                .containsExactlyInAnyOrder("urn:uuid:a", "urn:uuid:b");
    }

    @Test
    void aDocumentWithTheSameBytesIsTheSameDocument() {
        assertThat(Charts.of(document(RIVER, 1), document(LAKE, 1), document(HILL, 2)))
                .hasSize(2);
    }

    @Test
    void whatHasNoRuleOfItsOwnJoinsOnlyWhenIdentical() {
        assertThat(Charts.of(goal(RIVER, "walk"), goal(LAKE, "walk"), goal(HILL, "run")))
                .hasSize(2);
    }

    @Test
    void noClinicsDirectoryEntryJoinsAnothers() {
        Statement one = organization("river");
        Statement other = organization("lake");

        assertThat(Consolidation.filing(one).series())
                .isNotEqualTo(Consolidation.filing(other).series())
                .startsWith("Organization|");
        assertThat(Charts.of(one, other)).hasSize(2);
    }

    private static Statement visit(Clinic clinic, String local, String start, Mode mode) {
        Encounter visit = new Encounter().setPeriod(new Period().setStartElement(new DateTimeType(start)));
        visit.addType(code(SNOMED, "185345009"));
        return clinic.version(local, 1, Stance.STATED, mode, Set.of(), visit);
    }

    private static Statement procedure(Clinic clinic, String at) {
        return clinic.says(
                "p", new Procedure(), p -> p.setCode(code(SNOMED, "34043003")).setPerformed(new DateTimeType(at)));
    }

    private static Statement report(Clinic clinic, String result) {
        return clinic.says("r", new DiagnosticReport(), r -> r.setCode(code(Clinic.LOINC, "58410-2"))
                .setEffective(new DateTimeType("2014-12-23T12:30:17Z"))
                .addResult(new Reference(result)));
    }

    private static Statement document(Clinic clinic, int content) {
        return clinic.says("d", new DocumentReference(), d -> d.addContent()
                .getAttachment()
                .setData(new byte[] {(byte) content}));
    }

    private static Statement goal(Clinic clinic, String text) {
        return clinic.says("g", new Goal(), g -> g.getDescription().setText(text));
    }

    private static Statement organization(String source) {
        AssertionKey key = AssertionKey.directory(source, "Organization", "urn:npi|1");
        Precedence precedence = new Precedence(java.time.Instant.EPOCH, 0, "");
        Assertion assertion = Assertion.mention(key, precedence, new Organization().setName("Clinic"), "here");
        return new Statement(assertion, new Witness(key.id(), source, "m", "", "here", java.time.Instant.EPOCH));
    }
}
