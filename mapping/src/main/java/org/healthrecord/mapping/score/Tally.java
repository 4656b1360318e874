package org.healthrecord.mapping.score;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts by topic. A topic is a resource type or one of {@link #CODES}, {@link #TIMES}, {@link #KEYS}, {@link #OUTCOME}; the first
 * count is how many there were, the others how many of them had what {@link Measures} names at that place. Tallies are added and
 * taken from each other, so counts may be negative.
 */
public final class Tally {
    /** Coded elements, and those of them whose code is the clinic's own without a mapping. */
    public static final String CODES = "codes";
    /** Facts with a time, those with a time of day, and those whose time of day came without a zone. */
    public static final String TIMES = "times";
    /** Facts, and those that the clinic gives an identifier of its own. */
    public static final String KEYS = "keys";
    /** Records, and those that were mapped, refused, or had nothing to say. */
    public static final String OUTCOME = "outcome";

    public static final Tally NONE = new Tally(Map.of());

    private final Map<String, int[]> counts;

    private Tally(Map<String, int[]> counts) {
        this.counts = counts;
    }

    static Tally of(Map<String, int[]> counts) {
        return new Tally(new TreeMap<>(counts));
    }

    /** A record that ended as the one of {@link Measures#OUTCOMES} of this number. */
    public static Tally outcome(int which) {
        int[] counts = new int[Measures.OUTCOMES.size() + 1];
        counts[0] = 1;
        counts[which + 1] = 1;
        return new Tally(Map.of(OUTCOME, counts));
    }

    /** Reads what {@link #toString} has written; what cannot be read counts nothing. */
    public static Tally parse(String text) {
        Map<String, int[]> counts = new TreeMap<>();
        for (String topic : text.split(";")) {
            int end = topic.indexOf('=');
            if (end > 0) {
                counts.put(topic.substring(0, end), numbers(topic.substring(end + 1)));
            }
        }
        return new Tally(counts);
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    public Tally plus(Tally other) {
        return merged(other, 1);
    }

    public Tally minus(Tally other) {
        return merged(other, -1);
    }

    /** Where one has more measures than the other, the shorter one counts none of them. */
    private Tally merged(Tally other, int sign) {
        if (other.counts.isEmpty()) {
            return this;
        }
        Map<String, int[]> sum = new TreeMap<>();
        counts.forEach((topic, own) -> sum.put(topic, own.clone()));
        other.counts.forEach((topic, more) -> {
            int[] known = sum.getOrDefault(topic, new int[0]);
            int[] all = Arrays.copyOf(known, Math.max(known.length, more.length));
            for (int i = 0; i < more.length; i++) {
                all[i] += sign * more[i];
            }
            sum.put(topic, all);
        });
        sum.values().removeIf(all -> Arrays.stream(all).allMatch(n -> n == 0));
        return new Tally(sum);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The topics that were met, in order. */
    public Iterable<String> topics() {
        return counts.keySet();
    }

    /** How many there were of a topic. */
    public int of(String topic) {
        return at(topic, 0);
    }

    /** How many of them had the measure of this number; 0 is the first. */
    public int having(String topic, int measure) {
        return at(topic, measure + 1);
    }

    private int at(String topic, int place) {
        int[] known = counts.get(topic);
        return known == null || place >= known.length ? 0 : known[place];
    }

    /** {@code Observation=3,3,2;codes=4,1}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(one -> one.getKey()
                        + '='
                        + Arrays.stream(one.getValue())
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }
}
