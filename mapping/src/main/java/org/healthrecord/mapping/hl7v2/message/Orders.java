package org.healthrecord.mapping.hl7v2.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;

/** Cuts a patient's segments into orders. The first of the list holds what is before any order. */
final class Orders {
    /** What an order can be about; a second one of the same kind begins the next order. */
    private static final Set<String> SUBJECTS =
            Set.of("OBR", "RXO", "RXE", "RXA", "RXD", "RXG", "TXA", "PRB", "GOL", "FT1");

    private final List<Order> orders = new ArrayList<>();
    private Order current = new Order();

    private Orders() {
        orders.add(current);
    }

    static List<Order> of(List<Segment> segments, String messageCode) {
        Orders cut = new Orders();
        boolean specimenFirst = messageCode.equals("OUL");
        for (Segment segment : segments) {
            cut.add(segment, specimenFirst);
        }
        return cut.orders;
    }

    static boolean begins(Segment segment) {
        return segment.name().equals("ORC") || SUBJECTS.contains(segment.name());
    }

    private void add(Segment segment, boolean specimenFirst) {
        String name = segment.name();
        boolean first = current == orders.get(0);
        if (specimenFirst && name.equals("SPM")) {
            begin();
        } else if (name.equals("ORC")) {
            boolean late = specimenFirst && current.has("OBR") && !current.has("ORC");
            if (!late) {
                begin();
            }
        } else if (SUBJECTS.contains(name) && (first || current.has(name) || alone(name))) {
            Optional<Segment> shared = current.has(name) ? current.first("ORC") : Optional.empty();
            Optional<Segment> specimen = specimenFirst ? current.first("SPM") : Optional.empty();
            begin();
            shared.ifPresent(current::share);
            specimen.ifPresent(current::add);
        }
        current.add(segment);
    }

    /** A problem, a goal, a charge and a document begin something of their own whatever is before them. */
    private boolean alone(String name) {
        return name.equals("PRB") || name.equals("GOL") || name.equals("FT1");
    }

    private void begin() {
        current = new Order();
        orders.add(current);
    }
}
