package org.healthrecord.mapping.excerpt;

import java.util.Optional;
import java.util.function.Supplier;
import org.healthrecord.mapping.csv.export.CsvPlaces;
import org.healthrecord.mapping.port.Opened;

/** CSV: the heading and the row. */
record ShownCsv(CsvPlaces places, Supplier<Opened> opened) implements Shown {

    @Override
    public Optional<Stretch> find(String unit, String place) {
        return places.find(place).map(ShownCsv::underHeading);
    }

    /** What a row names beside its patient is shown cell by cell. */
    @Override
    public Optional<Stretch> findNobodys(String unit, String place) {
        return places.find(place)
                .filter(CsvPlaces.Range::isCell)
                .map(ShownCsv::underHeading)
                .map(Stretch::alone);
    }

    private static Stretch underHeading(CsvPlaces.Range r) {
        String heading = r.heading().isEmpty() ? "" : r.heading() + '\n';
        String text = heading + r.text().substring(r.rowStart(), r.rowEnd());
        int moved = heading.length() - r.rowStart();
        return new Stretch(text, 0, text.length(), r.start() + moved, r.end() + moved);
    }

    @Override
    public boolean isOfOne() {
        return Units.isOfOne(opened.get());
    }

    @Override
    public boolean isOfNobody() {
        return Units.isOfNobody(opened.get());
    }

    @Override
    public Optional<String> text() {
        return places.onlyText();
    }

    @Override
    public Optional<Span> span(String unit, String place) {
        return places.onlyText().flatMap(text -> places.find(place)).map(r -> new Span(r.start(), r.end()));
    }
}
