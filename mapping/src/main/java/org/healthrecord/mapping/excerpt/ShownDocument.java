package org.healthrecord.mapping.excerpt;

import java.util.Optional;
import org.healthrecord.mapping.ccda.PlaceInText;
import org.healthrecord.mapping.port.Payload;

/** A C-CDA document: all of it is about one patient; one that names several is quarantined, and shows the places alone. */
record ShownDocument(String content) implements Shown {
    private static final String DOCUMENT = "/ClinicalDocument";

    static ShownDocument of(Payload payload) {
        return new ShownDocument(PlaceInText.textOf(payload.bytes()));
    }

    @Override
    public Optional<Stretch> find(String unit, String place) {
        if (LinePlaces.isOne(place)) {
            return LinePlaces.find(content, place);
        }
        return PlaceInText.find(content, place)
                .map(r -> new Stretch(content, 0, content.length(), r.start(), r.end()))
                .flatMap(s -> isOfOne() ? Optional.of(s) : withoutPatients(s.alone()));
    }

    @Override
    public Optional<Stretch> findNobodys(String unit, String place) {
        return find(unit, place).map(Stretch::alone).flatMap(this::withoutPatients);
    }

    private Optional<Stretch> withoutPatients(Stretch s) {
        boolean holds = PlaceInText.find(content, DOCUMENT + "/recordTarget")
                .filter(r -> r.start() < s.end() && s.start() < r.end())
                .isPresent();
        return holds ? Optional.empty() : Optional.of(s);
    }

    @Override
    public boolean isOfOne() {
        return PlaceInText.find(content, DOCUMENT + "/recordTarget[2]").isEmpty();
    }

    @Override
    public boolean isOfNobody() {
        return false;
    }

    @Override
    public Optional<String> text() {
        return Optional.of(content);
    }

    @Override
    public Optional<Span> span(String unit, String place) {
        return LinePlaces.isOne(place)
                ? LinePlaces.find(content, place).map(Span::of)
                : PlaceInText.find(content, place).map(r -> new Span(r.start(), r.end()));
    }
}
