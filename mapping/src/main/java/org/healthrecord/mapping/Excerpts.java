package org.healthrecord.mapping;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.excerpt.Shown;
import org.healthrecord.mapping.excerpt.Stretch;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;

/**
 * Cuts pieces out of one message that show a place with its surroundings, never more than the part of the message
 * that is about the same person. Opens the message once; not for use by several threads.
 */
public final class Excerpts {
    private static final int AROUND = 600;
    private static final int LONGEST = 4000;

    private final Shown shown;
    private final OpenedOnce opened;

    private Excerpts(Shown shown, OpenedOnce opened) {
        this.shown = shown;
        this.opened = opened;
    }

    public static Excerpts of(SourceProfile source, Payload payload) {
        OpenedOnce opened = new OpenedOnce(source, payload);
        return new Excerpts(Shown.of(source.format(), payload, source.layout(), opened), opened);
    }

    /**
     * A piece of a message.
     *
     * @param start of the place within the text
     * @param end   behind the place; a place longer than a few thousand characters is cut short
     */
    public record Excerpt(String text, int start, int end) {

        static Excerpt of(Stretch s) {
            int to = Math.min(s.end(), s.start() + LONGEST);
            int first = Math.max(s.from(), s.start() - AROUND);
            int last = Math.min(s.to(), to + AROUND);
            return new Excerpt(s.text().substring(first, last), s.start() - first, to - first);
        }
    }

    /**
     * The place of a statement about a patient.
     *
     * @param unit  the unit within the message
     * @param place as an assertion of that unit names it
     * @return empty where the message has no such place any more, or none that is about one person alone
     */
    public Optional<Excerpt> at(String unit, String place) {
        return shown.find(unit, place).map(Excerpt::of);
    }

    /** The place of a statement about what belongs to no patient: shows nothing of the patient whose record names it. */
    public Optional<Excerpt> nobodysAt(String unit, String place) {
        return shown.findNobodys(unit, place).map(Excerpt::of);
    }

    /** All of the message that is about the same person as the place: the row under its heading, the entry, the message. */
    public Optional<String> part(String unit, String place) {
        return shown.find(unit, place).map(Stretch::part);
    }

    /** Whether a place named from outside is in another unit than this one. */
    public boolean isOfAnother(String unit, String place) {
        return opened.get()
                .on(
                        units -> units.units().stream()
                                        .anyMatch(u -> !u.selector().equals(unit) && u.holds(place))
                                && units.units().stream()
                                        .noneMatch(u -> u.selector().equals(unit) && u.holds(place)),
                        unreadable -> false);
    }

    /** Whether the message holds one person's data at most, so that all of it is evidence of each of its statements. */
    public boolean isOfOne() {
        return shown.isOfOne();
    }

    /** Whether the message holds no person's data. */
    public boolean isOfNobody() {
        return shown.isOfNobody();
    }

    /** The whole message as text, each segment of HL7 v2 on a line of its own; empty for a zip. */
    public Optional<String> text() {
        return shown.text();
    }

    /** Where these places are in {@link #text()}, in its order and without overlap. */
    public List<Shown.Span> spans(List<Place> places) {
        return Shown.inOrder(places.stream()
                .flatMap(p -> shown.span(p.unit(), p.name()).stream())
                .toList());
    }

    /** A place as an assertion or issue of a unit names it. */
    public record Place(String unit, String name) {}
}
