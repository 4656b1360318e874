package org.healthrecord.mapping;

import java.util.Optional;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/**
 * A mapper with the source's code map behind it, and the statements of a unit linked. Keys are made before, so that a better
 * map changes no identity.
 */
record CodedMapper(MessageMapper mapper) implements MessageMapper {

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        return mapper.peek(payload, source);
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        return mapper.open(payload, source)
                .<Opened>on(
                        units -> new Opened.Units(
                                units.units().stream()
                                        .<Unit>map(unit -> new UnitAndThen(
                                                unit,
                                                mapping -> LinkedMapping.of(
                                                        CodedMapping.of(mapping, source.codeMap()), source.format())))
                                        .toList(),
                                units.issues()),
                        unreadable -> unreadable);
    }
}
