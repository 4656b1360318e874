package org.healthrecord.mapping.hl7v2.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Identifier;

/** The segments of one order: an ORC with what it is about (OBR, RXE, RXA ...) and what follows that. */
public final class Order {
    private static final Set<String> PHARMACY = Set.of("RXO", "RXE", "RXD", "RXG", "RXA");

    /** Those each pharmacy segment has of its own: timing, routes, components. */
    private static final List<String> OWN = List.of("TQ1", "RXR", "RXC");

    private final List<Segment> segments = new ArrayList<>();
    private boolean shares;

    public void add(Segment segment) {
        segments.add(segment);
    }

    /** The ORC of the order before, which holds for this one too, except its numbers. */
    public void share(Segment orc) {
        shares = true;
        segments.add(orc);
    }

    public List<Segment> segments() {
        return segments;
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    public Optional<Segment> first(String name) {
        for (Segment segment : segments) {
            if (segment.name().equals(name)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    public List<Segment> all(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).toList();
    }

    /** What a field of the segment says, or an empty value where there is no such segment. */
    public Optional<Value> value(String name, int field) {
        return first(name).map(s -> s.value(field)).filter(v -> !v.isEmpty());
    }

    /** The numbers of one kind: OBR-2 and ORC-2, or OBR-3 and ORC-3; those of a shared ORC only where the OBR has none. */
    public List<Identifier> numbers(int field, String type, Sender sender) {
        List<Identifier> numbers = new ArrayList<>();
        Optional<Identifier> own = value("OBR", field).flatMap(v -> Ei.identifier(v, type, sender));
        if (own.isEmpty() || !shares) {
            value("ORC", field).flatMap(v -> Ei.identifier(v, type, sender)).ifPresent(numbers::add);
        }
        own.filter(i -> numbers.stream().noneMatch(i::equalsDeep)).ifPresent(numbers::add);
        return numbers;
    }

    /** OBR-2 or OBR-3, else the ORC's. */
    public Optional<Identifier> number(int field, String type, Sender sender) {
        return value("OBR", field).or(() -> value("ORC", field)).flatMap(v -> Ei.identifier(v, type, sender));
    }

    /** The number results are known by: the filler's (OBR-3, ORC-3), else the placer's. */
    public String fillerNumber() {
        return number(new int[] {3, 2});
    }

    /** The number orders are known by: the placer's (ORC-2, OBR-2), else the filler's. */
    public String placerNumber() {
        return number(new int[] {2, 3});
    }

    /** All repetitions of a field of the segment. */
    public List<Value> values(String name, int field) {
        return first(name).map(s -> s.values(field)).orElse(List.of());
    }

    /** The notes (NTE) that follow a segment, directly or behind its timing (TQ1). */
    public List<Annotation> notes(Segment behind, RegistrationDraft draft) {
        List<Annotation> notes = new ArrayList<>();
        for (int i = segments.indexOf(behind) + 1; i < segments.size(); i++) {
            String name = segments.get(i).name();
            if (name.equals("NTE")) {
                notes.addAll(Notes.notes(segments.get(i), draft));
            } else if (!name.equals("TQ1") || !notes.isEmpty()) {
                return notes;
            }
        }
        return notes;
    }

    /** The segments of a name that follow a segment before the next of its own name. */
    public List<Segment> behind(Segment segment, String name) {
        List<Segment> found = new ArrayList<>();
        for (int i = segments.indexOf(segment) + 1; i < segments.size(); i++) {
            Segment next = segments.get(i);
            if (next.name().equals(segment.name())) {
                break;
            }
            if (next.name().equals(name)) {
                found.add(next);
            }
        }
        return found;
    }

    /**
     * The order as one of its pharmacy segments has it: what was ordered (RXO), encoded (RXE), dispensed (RXD) and given (RXA) are
     * each followed by a timing, routes and components of their own. Where one has none, those of the segment before it hold.
     */
    public Order about(Segment rx) {
        Order part = new Order();
        part.shares = shares;
        segments.stream().filter(s -> !OWN.contains(s.name())).forEach(part::add);
        int end = segments.indexOf(rx) + 1;
        while (end < segments.size() && !PHARMACY.contains(segments.get(end).name())) {
            end++;
        }
        for (String name : OWN) {
            nearest(name, end).forEach(part::add);
        }
        return part;
    }

    private List<Segment> nearest(String name, int end) {
        List<Segment> found = new ArrayList<>();
        for (int i = end - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (segment.name().equals(name)) {
                found.add(0, segment);
            } else if (PHARMACY.contains(segment.name()) && !found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    private String number(int[] fields) {
        for (int field : fields) {
            for (String name : new String[] {"OBR", "ORC"}) {
                Optional<Value> number = value(name, field).filter(v -> v.has(1));
                if (number.isPresent()) {
                    return Ei.key(number.get());
                }
            }
        }
        return "";
    }
}
