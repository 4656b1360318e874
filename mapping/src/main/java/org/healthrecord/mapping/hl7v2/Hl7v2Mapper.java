package org.healthrecord.mapping.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.message.Unidentified;
import org.healthrecord.mapping.hl7v2.reader.MessageBatch;
import org.healthrecord.mapping.hl7v2.reader.MessageBatch.Range;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/** Maps HL7 v2 messages, one by one or in batches (FHS, BHS): each message is a unit. */
public final class Hl7v2Mapper implements MessageMapper {
    private final Unidentified unidentified;

    public Hl7v2Mapper() {
        this(Unidentified.REFUSE);
    }

    private Hl7v2Mapper(Unidentified unidentified) {
        this.unidentified = unidentified;
    }

    /** For a dry run: shows what a message would state that the service would quarantine (no record number, unknown type). */
    public static Hl7v2Mapper forDryRun() {
        return new Hl7v2Mapper(Unidentified.SHOW);
    }

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        List<Range> ranges = MessageBatch.ranges(payload.bytes());
        if (ranges.size() != 1) {
            return Optional.empty();
        }
        String number = new MessageUnit(payload, ranges.get(0), "", source, unidentified).patientKey();
        return number.isEmpty() ? Optional.empty() : Optional.of(number);
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        List<Range> ranges = MessageBatch.ranges(payload.bytes());
        if (ranges.isEmpty()) {
            return new Opened.Unreadable(Refusal.of("no-msh", "No line starts with an MSH segment.", ""));
        }
        List<Unit> units = new ArrayList<>(ranges.size());
        for (int i = 0; i < ranges.size(); i++) {
            String selector = ranges.size() == 1 ? "" : String.valueOf(i + 1);
            units.add(new MessageUnit(payload, ranges.get(i), selector, source, unidentified));
        }
        return new Opened.Units(units, List.of());
    }
}
