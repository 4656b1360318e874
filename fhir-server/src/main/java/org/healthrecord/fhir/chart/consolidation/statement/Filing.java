package org.healthrecord.fhir.chart.consolidation.statement;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.chart.consolidation.value.Digest;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;

/**
 * Where a statement is filed, so that whatever could be the same fact is found without reading the rest of a chart. A
 * block is named after its series and, where things are filed by time, the day: {@code Condition@2024-05-03}. What is
 * known less exactly and looks for its like among days is in a block that holds theirs: {@code Condition@2024-05},
 * {@code Condition@2024}, {@code Condition@}. Where nothing looks so, a time holds no other: {@code Encounter@=2024-05}.
 * What happens at an instant and is numerous is filed by the minute, with its day as written, which holds it:
 * {@code Observation|http://loinc.org|8867-4@~2024-05-03Tm28578845}.
 *
 * @param series    what is compared at all: a family of resource types, or those of one code
 * @param block     at most 120 characters
 * @param elsewhere other blocks in which it can be found
 * @param shared    what it has in common, beside its block, with everything it could be one fact with
 */
public record Filing(String series, String block, Set<String> elsewhere, Set<String> shared) {
    private static final String TIME = "@";
    private static final String EXACTLY = "=";
    private static final String INSTANT = "~";
    private static final String MINUTE = "T";
    private static final String NAME = "#";

    /** In one block with all of its series. */
    public static Filing whole(String series) {
        return new Filing(series, series, Set.of(), Set.of());
    }

    /** By minute; a day holds its minutes, what is known less exactly joins its like only. */
    public static Filing ofInstant(String series, Moment at) {
        if (at.said().compareTo(Level.DAY) < 0) {
            return ofEvent(series, at);
        }
        return ofTime(series, series + TIME + INSTANT, at.isTimed() ? MINUTE + at.at(Level.MINUTE) : "", at);
    }

    /** By day; what is known less exactly joins its like only. */
    public static Filing ofEvent(String series, Moment at) {
        return ofTime(series, series + TIME + EXACTLY, "", at);
    }

    /** By day; what is known less exactly may join one of the days it holds. */
    public static Filing ofEpisode(String series, Moment at) {
        return ofTime(series, series + TIME, "", at);
    }

    /** A time joins a date of its day as written, and the same instant in whatever offset, which may be of another day. */
    private static Filing ofTime(String series, String filed, String minute, Moment at) {
        String block = filed + Times.day(at) + minute;
        if (!at.isTimed() || at.instant() == null) {
            return new Filing(series, block, Set.of(), Set.of());
        }
        String universal = filed + at.instant().toString().substring(0, 10) + minute;
        return new Filing(
                series,
                block,
                universal.equals(block) ? Set.of() : Set.of(universal),
                Set.of(series + TIME + at.at(Level.MINUTE)));
    }

    /** By names alone; without any, with nothing else. */
    public static Filing ofNames(String series, Collection<String> names, String own) {
        TreeSet<String> blocks = new TreeSet<>();
        (names.isEmpty() ? Set.of(own) : names).forEach(n -> blocks.add(series + NAME + Digest.of(n)));
        return new Filing(series, blocks.first(), Set.copyOf(blocks.tailSet(blocks.first(), false)), blocks);
    }

    /** Found by these names too. */
    public Filing named(Collection<String> names) {
        Set<String> places = new LinkedHashSet<>(elsewhere);
        Set<String> common = new LinkedHashSet<>(shared);
        names.stream().map(n -> series + NAME + Digest.of(n)).forEach(n -> {
            places.add(n);
            common.add(n);
        });
        return new Filing(series, block, Set.copyOf(places), Set.copyOf(common));
    }

    /** A block in which something was, as what could have been one fact with it sees it. */
    public static Filing formerly(String block) {
        return new Filing("", block, Set.of(), Set.of());
    }

    /** The blocks that hold this one, from the closest. */
    public List<String> within() {
        String time = time();
        String filed = block.substring(0, block.length() - time.length());
        if (time.startsWith(INSTANT)) {
            return time.contains(MINUTE) ? List.of(filed + time.substring(0, time.indexOf(MINUTE))) : List.of();
        }
        return switch (time.length()) {
            case 10 -> List.of(filed + time.substring(0, 7), filed + time.substring(0, 4), filed);
            case 7 -> List.of(filed + time.substring(0, 4), filed);
            case 4 -> List.of(filed);
            default -> List.of();
        };
    }

    /** Whether it may be one fact with what is in blocks that this one holds. */
    public boolean isWide() {
        String time = time();
        return block.contains(TIME)
                && !time.startsWith(EXACTLY)
                && (time.startsWith(INSTANT) ? !time.contains(MINUTE) : time.length() < 10);
    }

    /** How the names of all blocks begin that this one holds. */
    public String beginning() {
        return block + (time().startsWith(INSTANT) ? MINUTE : time().isEmpty() ? "" : "-");
    }

    private String time() {
        int at = block.lastIndexOf(TIME);
        return at < 0 ? "" : block.substring(at + 1);
    }
}
