package org.healthrecord.fhir.identity.cluster;

/** Two of a kind, in no order. */
public record Pair<T extends Comparable<? super T>>(T one, T other) implements Comparable<Pair<T>> {
    public Pair {
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException("A pair is made with Pair.of of two that differ");
        }
    }

    public static <T extends Comparable<? super T>> Pair<T> of(T a, T b) {
        return a.compareTo(b) < 0 ? new Pair<>(a, b) : new Pair<>(b, a);
    }

    @Override
    public int compareTo(Pair<T> o) {
        int first = one.compareTo(o.one);
        return first != 0 ? first : other.compareTo(o.other);
    }
}
