package org.healthrecord.mapping.excerpt;

import java.util.Optional;

/** A document with its label: the label is shown. All of it is about one person. */
record ShownLabel(String header) implements Shown {

    @Override
    public Optional<Stretch> find(String unit, String place) {
        int start = header.indexOf(place + ": ");
        if (place.isEmpty() || start < 0) {
            return Optional.empty();
        }
        int end = header.indexOf("\r\n", start);
        return Optional.of(new Stretch(header, 0, header.length(), start, end < 0 ? header.length() : end));
    }

    @Override
    public Optional<Stretch> findNobodys(String unit, String place) {
        return Optional.empty();
    }

    @Override
    public boolean isOfOne() {
        return true;
    }

    @Override
    public boolean isOfNobody() {
        return false;
    }

    @Override
    public Optional<String> text() {
        return Optional.of(header);
    }

    @Override
    public Optional<Span> span(String unit, String place) {
        return find(unit, place).map(Span::of);
    }
}
