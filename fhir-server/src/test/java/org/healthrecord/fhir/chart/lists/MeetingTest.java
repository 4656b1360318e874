package org.healthrecord.fhir.chart.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.fhir.chart.lists.DangerTest.Entries;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.healthrecord.fhir.chart.lists.Meeting.Both;
import org.healthrecord.fhir.chart.lists.Meeting.Warning;
import org.junit.jupiter.api.Test;

/** What would meet in one chart if two people were one. */
class MeetingTest {
    private static final Listed PENICILLIN = Entries.entry("penicillin G", "words|penicillin g", State.CURRENT);

    @Test
    void aThingOfBothChartsIsOneRowWithTwoSides() {
        Map<ListKind, List<Listed>> one = problems(Entries.entry("Asthma", "icd|J45", State.CURRENT));
        Map<ListKind, List<Listed>> other = problems(
                Entries.entry("Asthma", "icd|J45", State.CURRENT), Entries.entry("Gout", "icd|M10", State.CURRENT));

        List<Both> rows = rows(ListKind.PROBLEMS, one, other);

        assertThat(rows).extracting(Both::name).containsExactly("Asthma", "Gout");
        assertThat(rows.get(0).one()).isPresent();
        assertThat(rows.get(0).other()).isPresent();
        assertThat(rows.get(1).one()).isEmpty();
        assertThat(rows).allSatisfy(row -> assertThat(row.warning()).isEmpty());
    }

    @Test
    void whatHoldsInOneAndIsOverInTheOtherComesFirst() {
        List<Both> rows = rows(
                ListKind.PROBLEMS,
                problems(
                        Entries.entry("Asthma", "icd|J45", State.CURRENT),
                        Entries.entry("Gout", "icd|M10", State.OVER)),
                problems(Entries.entry("Gout", "icd|M10", State.CURRENT)));

        assertThat(rows).extracting(Both::name).containsExactly("Gout", "Asthma");
        assertThat(rows.get(0).warning()).contains(Warning.OVER);
    }

    @Test
    void whatIsOverOnBothSidesIsLeftOutUnlessItIsDangerous() {
        List<Both> rows = rows(
                ListKind.PROBLEMS,
                problems(
                        Entries.entry("Sprain", "icd|S93", State.OVER), Entries.entry("Melanoma", "icd|x", State.OVER)),
                Map.of());

        assertThat(rows).extracting(Both::name).containsExactly("Melanoma");
    }

    @Test
    void anAllergyThatTheOtherChartDeniesIsSaidSo() {
        List<Both> rows = rows(
                ListKind.ALLERGIES,
                Map.of(ListKind.ALLERGIES, List.of(PENICILLIN)),
                Map.of(ListKind.ALLERGIES, List.of(Entries.noAllergy())));

        assertThat(rows.get(0).name()).isEqualTo("penicillin G");
        assertThat(rows.get(0).warning()).contains(Warning.DENIED);
        assertThat(rows.get(1).warning()).isEmpty();
    }

    @Test
    void anAllergyToWhatTheOtherChartGivesIsSaidSo() {
        Listed allergy = Entries.entry("Oxycodone", "words|oxycodone", State.CURRENT);
        Listed medicine = Entries.entry("oxycodone", "ingredient|7804", State.CURRENT);

        List<Both> rows = rows(
                ListKind.ALLERGIES,
                Map.of(ListKind.ALLERGIES, List.of(allergy)),
                Map.of(ListKind.MEDICATIONS, List.of(medicine)));

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.warning())
                .contains(Warning.GIVEN));
    }

    @Test
    void whichIsTheOneAndWhichTheOtherOnlyTurnsTheRow() {
        Map<ListKind, List<Listed>> one = problems(Entries.entry("Asthma", "icd|J45", State.CURRENT));
        Map<ListKind, List<Listed>> other = problems(Entries.entry("Asthma", "icd|J45", State.OVER));
        Both row = rows(ListKind.PROBLEMS, one, other).get(0);
        Both turned = rows(ListKind.PROBLEMS, other, one).get(0);
        assertThat(turned).isEqualTo(new Both(row.name(), row.other(), row.one(), Optional.of(Warning.OVER)));
    }

    private static Map<ListKind, List<Listed>> problems(Listed... entries) {
        return Map.of(ListKind.PROBLEMS, List.of(entries));
    }

    private static List<Both> rows(ListKind kind, Map<ListKind, List<Listed>> one, Map<ListKind, List<Listed>> other) {
        return Meeting.of(one, other).stream()
                .filter(m -> m.kind() == kind)
                .findFirst()
                .orElseThrow()
                .rows();
    }
}
