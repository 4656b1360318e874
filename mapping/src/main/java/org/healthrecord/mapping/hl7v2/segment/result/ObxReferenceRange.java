package org.healthrecord.mapping.hl7v2.segment.result;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;

/** OBX-7: the text as sent, and its two ends where they are numbers. */
final class ObxReferenceRange {
    private ObxReferenceRange() {}

    static void add(Segment obx, Observation observation, Sender sender) {
        String text = obx.whole(7).text();
        if (text.isEmpty()) {
            return;
        }
        ObservationReferenceRangeComponent range = observation.addReferenceRange();
        range.setText(text);
        int dash = text.indexOf('-', 1);
        if (dash > 0) {
            Optional<Quantity> low = end(text.substring(0, dash));
            Optional<Quantity> high = end(text.substring(dash + 1));
            if (low.isPresent() && high.isPresent()) {
                range.setLow(Quantities.unit(low.get(), obx.value(6), sender));
                range.setHigh(Quantities.unit(high.get(), obx.value(6), sender));
            }
        }
    }

    private static Optional<Quantity> end(String text) {
        return Quantities.number(text.strip()).filter(q -> !q.hasComparator());
    }
}
