package org.healthrecord.mapping.excerpt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.ccda.PlaceInText;
import org.healthrecord.mapping.fhir.delivery.JsonPlaces;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.text.ByteOrderMark;

/** FHIR: of a bundle the entry, of NDJSON the line. */
record ShownFhir(String content, Supplier<Opened> opened) implements Shown {
    private static final Pattern XML_ENTRY = Pattern.compile("/Bundle/entry(\\[\\d+])?");

    static ShownFhir of(Payload payload, Supplier<Opened> opened) {
        String text = new String(payload.bytes(), StandardCharsets.UTF_8);
        return new ShownFhir(ByteOrderMark.removedFrom(text), opened);
    }

    @Override
    public Optional<Stretch> find(String unit, String place) {
        if (place.contains(" column ")) {
            return LinePlaces.find(content, place);
        }
        return isXml() ? inXml(place) : inJson(place);
    }

    /** Among what belongs to no patient an entry is shown whole; what a patient's entry only names is not shown. */
    @Override
    public Optional<Stretch> findNobodys(String unit, String place) {
        return unit.isEmpty() ? find(unit, place) : Optional.empty();
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
        return Optional.of(content);
    }

    @Override
    public Optional<Span> span(String unit, String place) {
        return find(unit, place).map(Span::of);
    }

    private boolean isXml() {
        return content.stripLeading().startsWith("<");
    }

    private Optional<Stretch> inJson(String place) {
        return JsonPlaces.find(content, place).map(r -> new Stretch(content, r.from(), r.to(), r.start(), r.end()));
    }

    private Optional<Stretch> inXml(String place) {
        Matcher entry = XML_ENTRY.matcher(place);
        if (entry.lookingAt()) {
            return PlaceInText.find(content, entry.group()).flatMap(e -> PlaceInText.find(content, place)
                    .map(r -> new Stretch(content, e.start(), e.end(), r.start(), r.end())));
        }
        boolean alone =
                place.equals("/") && PlaceInText.find(content, "/Bundle").isEmpty();
        return alone ? Optional.of(new Stretch(content, 0, content.length(), 0, content.length())) : Optional.empty();
    }
}
