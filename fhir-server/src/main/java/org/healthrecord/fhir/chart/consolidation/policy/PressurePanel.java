package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.agreement.Cluster;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Union;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.statement.Facts;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/**
 * A systolic and a diastolic pressure that were stated alone, as the panel that US Core asks for. What belongs to one
 * pressure (value, interpretation, range, why there is none) is in its component; what both say, on the panel.
 */
public final class PressurePanel {
    private static final List<String> BOTH =
            List.of("identifier", "basedOn", "partOf", "category", "performer", "note", "derivedFrom", "extension");
    private static final List<String> EITHER =
            List.of("subject", "encounter", "effective[x]", "issued", "bodySite", "method", "specimen", "device");

    private PressurePanel() {}

    /** Whether these are a pair that {@link PressurePairs} has found. */
    static boolean isPair(Cluster cluster) {
        return any(cluster, BloodPressure::isSystolic)
                && any(cluster, BloodPressure::isDiastolic)
                && cluster.members().stream()
                        .noneMatch(c -> ((Observation) c.resource()).hasComponent() || BloodPressure.isPanel(c));
    }

    private static boolean any(Cluster cluster, Predicate<Claim> holds) {
        return cluster.members().stream().anyMatch(holds);
    }

    static Fact fact(Cluster pair, Merging merging) {
        Fact systolic = merging.fact(part(pair, BloodPressure::isSystolic));
        Fact diastolic = merging.fact(part(pair, BloodPressure::isDiastolic));
        Claim one = shown(pair, systolic);
        Claim other = shown(pair, diastolic);
        Observation panel = panel((Observation) systolic.resource(), (Observation) diastolic.resource(), one, other);
        List<Conflict> conflicts = new ArrayList<>(systolic.conflicts());
        conflicts.addAll(diastolic.conflicts());
        List<Claim> members =
                new ArrayList<>(part(pair, BloodPressure::isSystolic).members());
        members.addAll(part(pair, BloodPressure::isDiastolic).members());
        members.sort(Comparator.comparing((Claim c) -> !c.id().equals(systolic.shown())));
        return Facts.of(members, panel, conflicts);
    }

    private static Claim shown(Cluster pair, Fact fact) {
        return pair.members().stream()
                .filter(c -> c.id().equals(fact.shown()))
                .findFirst()
                .orElseThrow();
    }

    private static Cluster part(Cluster pair, Predicate<Claim> holds) {
        List<Cluster> claims =
                pair.members().stream().filter(holds).map(Cluster::new).toList();
        Cluster part = claims.get(0);
        claims.subList(1, claims.size()).forEach(other -> part.root().unite(other));
        return part.root();
    }

    private static Observation panel(Observation systolic, Observation diastolic, Claim one, Claim other) {
        Observation panel = new Observation();
        panel.setStatus(status(systolic.getStatus(), diastolic.getStatus()));
        panel.setCode(new CodeableConcept(BloodPressure.panelCoding()));
        if (systolic.hasMeta()) {
            panel.setMeta(systolic.getMeta().copy());
            panel.getMeta().setProfile(null);
        }
        Union.addLabels(panel, List.of(diastolic));
        diastolic.getMeta().getTag().stream()
                .filter(t -> panel.getMeta().getTag(t.getSystem(), t.getCode()) == null)
                .forEach(t -> panel.getMeta().addTag(t.copy()));
        for (String element : EITHER) {
            List<Base> said = Resources.values(systolic, element);
            (said.isEmpty() ? Resources.values(diastolic, element) : said)
                    .forEach(v -> panel.setProperty(element, Objects.requireNonNull(v.copy())));
        }
        BOTH.forEach(element -> {
            Union.add(panel, element, Resources.values(systolic, element), one);
            Union.add(panel, element, Resources.values(diastolic, element), other);
        });
        panel.addComponent(component(systolic));
        panel.addComponent(component(diastolic));
        return panel;
    }

    private static ObservationComponentComponent component(Observation pressure) {
        ObservationComponentComponent component = new ObservationComponentComponent(pressure.getCode());
        component.setValue(pressure.getValue());
        if (pressure.hasDataAbsentReason()) {
            component.setDataAbsentReason(pressure.getDataAbsentReason());
        }
        component.setInterpretation(pressure.getInterpretation());
        pressure.getReferenceRange().forEach(component::addReferenceRange);
        return component;
    }

    /** The panel is no surer than the less sure of the two. */
    private static ObservationStatus status(ObservationStatus one, ObservationStatus other) {
        if (one == other) {
            return one;
        }
        return ObservationPolicy.isFinal(one) ? other : one;
    }

    /** A panel of both pressures under another code is found by the panel's code too. */
    public static void addCode(Observation observation) {
        boolean both = has(observation, BloodPressure.SYSTOLIC) && has(observation, BloodPressure.DIASTOLIC);
        Coding panel = BloodPressure.panelCoding();
        if (both && !observation.getCode().hasCoding(panel.getSystem(), panel.getCode())) {
            observation.getCode().addCoding(panel);
        }
    }

    private static boolean has(Observation observation, String code) {
        return observation.getComponent().stream().anyMatch(c -> c.getCode().hasCoding(BloodPressure.SYSTEM, code));
    }
}
