package org.healthrecord.admin.person;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.healthrecord.fhir.chart.lists.Danger;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.fhir.chart.lists.Meeting;
import org.healthrecord.fhir.identity.ReviewQueue.Side;
import org.healthrecord.fhir.review.ReviewCharts;
import org.jspecify.annotations.Nullable;

/** The facts behind a pair, as JSON. */
final class ReviewFacts {
    private ReviewFacts() {}

    /** @param name as the chart has it */
    record Dangerous(Danger danger, String name) {}

    /** The entries of one kind that would meet; those to be looked at first come first. */
    record Met(ListKind kind, List<MetRow> rows) {
        static Met of(Meeting meeting) {
            return new Met(
                    meeting.kind(), meeting.rows().stream().map(MetRow::of).toList());
        }
    }

    /** @param one what the chart of the pair's first says of it; null where it is silent */
    record MetRow(String name, @Nullable MetSide one, @Nullable MetSide other, Meeting.@Nullable Warning warning) {
        static MetRow of(Meeting.Both both) {
            return new MetRow(
                    both.name(),
                    both.one().map(MetSide::of).orElse(null),
                    both.other().map(MetSide::of).orElse(null),
                    both.warning().orElse(null));
        }
    }

    /**
     * @param holds  whether it holds there, or is over
     * @param since  a date as exact as it was stated; empty where none was
     * @param source the id of the clinic's source
     */
    record MetSide(boolean holds, String words, String since, String source) {
        static MetSide of(Meeting.Stated stated) {
            return new MetSide(stated.holds(), stated.words(), stated.since(), stated.clinic());
        }
    }

    /** By person, of those who have any. */
    static Map<String, List<Dangerous>> dangers(ReviewCharts charts, Collection<Side> sides) {
        List<String> persons = sides.stream()
                .map(Side::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, List<Dangerous>> dangers = new TreeMap<>();
        charts.dangers(persons)
                .forEach((person, all) -> dangers.put(
                        person,
                        all.stream()
                                .map(n -> new Dangerous(n.danger(), n.name()))
                                .toList()));
        return dangers;
    }
}
