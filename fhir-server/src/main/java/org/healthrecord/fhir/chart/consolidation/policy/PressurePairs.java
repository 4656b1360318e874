package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.agreement.Cluster;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.trait.TraitsOf;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;
import org.hl7.fhir.r4.model.Observation;

/**
 * Finds the systolic and the diastolic pressure that one clinic measured together: at one time of the day, or on one date
 * in one message. Where there are several at that time, those belong together that the clinic has put together (one
 * sub-number, one organizer), then those of one site, method, device and visit, then those that stand one behind the other.
 * What is then still more than one of each stays separate, as the pairing is unknown.
 */
final class PressurePairs {
    private static final String ORGANIZER = "/organizer";

    private PressurePairs() {}

    /** Unites each pair; what is or belongs to a panel already is left alone. */
    static void unite(Clustering claims) {
        unite(claims, PressurePairs::time);
        unite(claims, c -> time(c).flatMap(t -> together(c).map(g -> t + '\n' + g)));
        unite(claims, c -> time(c).map(t -> t + '\n' + manner(c)));
        unite(claims, c -> time(c).flatMap(t -> row(c).map(r -> t + '\n' + message(c) + '\n' + r)));
    }

    private static void unite(Clustering claims, Function<Claim, Optional<String>> key) {
        Map<String, Pair> pairs = new TreeMap<>();
        for (Cluster cluster : claims.clusters()) {
            Optional<Boolean> side = side(cluster);
            side.ifPresent(systolic -> cluster.keys(
                            c -> key.apply(c).map(List::of).orElse(List.of()))
                    .forEach(k -> pairs.computeIfAbsent(k, x -> new Pair()).add(systolic, cluster)));
        }
        pairs.values().forEach(Pair::unite);
    }

    /** Whether it is a systolic (true) or a diastolic pressure (false); empty for all else, and for panels. */
    private static Optional<Boolean> side(Cluster cluster) {
        if (all(cluster, BloodPressure::isSystolic)) {
            return Optional.of(true);
        }
        return all(cluster, BloodPressure::isDiastolic) ? Optional.of(false) : Optional.empty();
    }

    private static boolean all(Cluster cluster, Predicate<Claim> holds) {
        return cluster.members().stream().allMatch(holds);
    }

    private static Optional<String> time(Claim claim) {
        if (claim.moment().isTimed()) {
            return Optional.of(claim.source() + '\n' + Times.said(claim));
        }
        return claim.moment().said() == Level.DAY
                ? Optional.of(String.join("\n", claim.source(), Times.said(claim), message(claim)))
                : Optional.empty();
    }

    /** The message by the sender's own time and id: which copy of it arrived first must not matter. */
    private static String message(Claim claim) {
        return claim.precedence().at() + "\n" + claim.precedence().tie();
    }

    /** What a clinic numbers alike, or states in one organizer of a document. */
    private static Optional<String> together(Claim claim) {
        Observation o = (Observation) claim.resource();
        String number = o.hasExtension() ? o.getExtensionString(TraitsOf.SUB_ID) : null;
        String place = claim.statement().assertion().place();
        int organizer = place.lastIndexOf(ORGANIZER);
        if (number != null) {
            return Optional.of(message(claim) + '\n' + number);
        }
        return organizer < 0
                ? Optional.empty()
                : Optional.of(message(claim) + '\n' + place.substring(0, place.indexOf('/', organizer + 1)));
    }

    /** The place of the systolic pressure; a diastolic one stands right behind it. */
    private static Optional<String> row(Claim claim) {
        String place = claim.statement().assertion().place();
        int end = place.length();
        while (end > 0 && !Character.isDigit(place.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isDigit(place.charAt(start - 1))) {
            start--;
        }
        if (start == end || end - start > 9) {
            return Optional.empty();
        }
        int number = Integer.parseInt(place.substring(start, end)) - (BloodPressure.isDiastolic(claim) ? 1 : 0);
        return Optional.of(place.substring(0, start) + number);
    }

    /** How and where it was taken. */
    private static String manner(Claim claim) {
        Observation o = (Observation) claim.resource();
        return String.join(
                "\n",
                Content.of(o.getBodySite()),
                Content.of(o.getMethod()),
                Content.of(o.getDevice()),
                Content.of(o.getEncounter()));
    }

    /** What was measured at one time. */
    private static final class Pair {
        private final List<Cluster> systolic = new ArrayList<>(1);
        private final List<Cluster> diastolic = new ArrayList<>(1);

        void add(boolean isSystolic, Cluster cluster) {
            (isSystolic ? systolic : diastolic).add(cluster);
        }

        void unite() {
            if (systolic.size() == 1 && diastolic.size() == 1) {
                Cluster one = systolic.get(0).root();
                Cluster other = diastolic.get(0).root();
                boolean free =
                        side(one).equals(Optional.of(true)) && side(other).equals(Optional.of(false));
                if (free && !differ(one, other)) {
                    one.unite(other);
                }
            }
        }

        /** The two arms of a person are two measurements. */
        private static boolean differ(Cluster one, Cluster other) {
            String site = site(one);
            String there = site(other);
            return !site.isEmpty() && !there.isEmpty() && !site.equals(there);
        }

        private static String site(Cluster cluster) {
            return cluster.members().stream()
                    .map(c -> Concept.of(((Observation) c.resource()).getBodySite(), c.source())
                            .primary())
                    .max(String::compareTo)
                    .orElse("");
        }
    }
}
