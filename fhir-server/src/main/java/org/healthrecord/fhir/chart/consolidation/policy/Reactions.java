package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.AlsoStated;
import org.healthrecord.fhir.chart.consolidation.agreement.Joint;
import org.healthrecord.fhir.chart.consolidation.agreement.Union;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.healthrecord.fhir.chart.consolidation.value.Words;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * The reactions of an allergy that several statements describe: one row for each manifestation, with the worst severity
 * that any clinic gives it. A severity belongs to its manifestation and is compared with that of the same one only.
 */
final class Reactions {
    private final Joint joint;
    private final List<Row> rows = new ArrayList<>();

    /** A row of the chart, and who described it how. */
    private record Row(AllergyIntoleranceReactionComponent reaction, List<ClaimedReaction> said) {
        String name() {
            return reaction.hasManifestation() ? Words.of(reaction.getManifestationFirstRep()) : "";
        }
    }

    private record ClaimedReaction(Claim claim, AllergyIntoleranceReactionComponent reaction) {}

    private Reactions(Joint joint) {
        this.joint = joint;
    }

    static void join(Joint joint, List<Claim> members) {
        Reactions reactions = new Reactions(joint);
        for (Claim member : members) {
            List<Row> before = List.copyOf(reactions.rows);
            allergy(member).getReaction().stream()
                    .flatMap(Reactions::perManifestation)
                    .forEach(r -> reactions.add(new ClaimedReaction(member, r), before));
        }
        AllergyIntolerance shown = (AllergyIntolerance) joint.resource();
        shown.setReaction(null);
        reactions.rows.forEach(row -> {
            shown.addReaction(row.reaction());
            reactions.compareSeverity(row);
        });
    }

    private static Stream<AllergyIntoleranceReactionComponent> perManifestation(
            AllergyIntoleranceReactionComponent reaction) {
        if (reaction.getManifestation().size() < 2) {
            return Stream.of(reaction.copy());
        }
        return reaction.getManifestation().stream().map(m -> {
            AllergyIntoleranceReactionComponent one = reaction.copy();
            one.setManifestation(new ArrayList<>(List.of(m.copy())));
            return one;
        });
    }

    /** @param before rows of other statements; two rows of one statement stay two */
    private void add(ClaimedReaction said, List<Row> before) {
        Row same = before.stream()
                .filter(row -> isSame(row.reaction(), said.reaction()))
                .findFirst()
                .orElse(null);
        if (same == null) {
            List<ClaimedReaction> list = new ArrayList<>(List.of(said));
            Row row = new Row(said.reaction().copy(), list);
            rows.add(row);
            if (said.claim() != joint.shown()) {
                joint.attribute("reaction(" + row.name() + ')', said.claim());
            }
        } else {
            same.said().add(said);
            fill(same, said);
        }
    }

    private static boolean isSame(AllergyIntoleranceReactionComponent one, AllergyIntoleranceReactionComponent other) {
        boolean unnamed = !one.hasManifestation() && !other.hasManifestation();
        boolean named = one.hasManifestation()
                && other.hasManifestation()
                && !disagree(one.getManifestationFirstRep(), other.getManifestationFirstRep());
        boolean oneSubstance =
                !one.hasSubstance() || !other.hasSubstance() || !disagree(one.getSubstance(), other.getSubstance());
        return (unnamed || named) && oneSubstance;
    }

    private static boolean disagree(CodeableConcept one, CodeableConcept other) {
        return ElementValue.of(one, "").disagrees(ElementValue.of(other, ""));
    }

    private void fill(Row row, ClaimedReaction said) {
        AllergyIntoleranceReactionComponent there = row.reaction();
        AllergyIntoleranceReactionComponent other = said.reaction();
        if (there.hasManifestation()) {
            Union.codings(
                    there.getManifestationFirstRep(),
                    other.getManifestationFirstRep(),
                    said.claim().source());
        }
        boolean more = worse(there, other);
        for (String element : List.of("substance", "description", "onset", "exposureRoute")) {
            Resources.values(other, element).forEach(v -> element(row, element, said, v));
        }
        more |= Union.add(there, "note", List.copyOf(other.getNote()), said.claim());
        more |= Union.add(there, "extension", List.copyOf(other.getExtension()), said.claim());
        if (more) {
            joint.attribute("reaction(" + row.name() + ')', said.claim());
        }
    }

    /** Takes the other's severity if it is the worse one. */
    private static boolean worse(AllergyIntoleranceReactionComponent there, AllergyIntoleranceReactionComponent other) {
        AllergyIntoleranceSeverity severity = other.getSeverity();
        boolean worse =
                severity != null && (there.getSeverity() == null || severity.compareTo(there.getSeverity()) > 0);
        if (worse) {
            there.setSeverity(severity);
        }
        return worse;
    }

    private void element(Row row, String element, ClaimedReaction said, Base value) {
        List<Base> there = Resources.values(row.reaction(), element);
        String path = "reaction(" + row.name() + ")." + element;
        if (there.isEmpty()) {
            row.reaction().setProperty(element, Objects.requireNonNull(value.copy()));
            joint.attribute(path, said.claim());
        } else if (!Union.codings(there.get(0), value, said.claim().source())
                && !Content.of(there.get(0)).equals(Content.of(value))) {
            AlsoStated.says(joint.resource(), path, said.claim(), value);
        }
    }

    private void compareSeverity(Row row) {
        List<ClaimedReaction> speaking =
                row.said().stream().filter(s -> s.reaction().hasSeverity()).toList();
        if (speaking.stream().map(s -> s.reaction().getSeverity()).distinct().count() > 1) {
            List<Claim> sides =
                    speaking.stream().map(ClaimedReaction::claim).distinct().toList();
            joint.disagree("reaction.severity", sides, claim -> words(row, claim));
        }
    }

    /** All severities of the row that one statement gives. */
    private static String words(Row row, Claim claim) {
        return row.said().stream()
                .filter(s -> s.claim() == claim && s.reaction().hasSeverity())
                .map(s -> (s.reaction().getSeverity().toCode() + ' ' + row.name()).strip())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static AllergyIntolerance allergy(Claim claim) {
        return (AllergyIntolerance) claim.resource();
    }
}
