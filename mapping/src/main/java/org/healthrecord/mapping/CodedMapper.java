package org.healthrecord.mapping;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Resource;

/** A mapper with the source's code map behind it. Keys are made before, so that a better map changes no identity. */
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
                                        .<Unit>map(unit -> new Coded(unit, source))
                                        .toList(),
                                units.issues()),
                        unreadable -> unreadable);
    }

    private record Coded(Unit unit, SourceProfile source) implements Unit {
        @Override
        public String selector() {
            return unit.selector();
        }

        @Override
        public String patientKey() {
            return unit.patientKey();
        }

        @Override
        public String kind() {
            return unit.kind();
        }

        @Override
        public String controlId() {
            return unit.controlId();
        }

        @Override
        public List<Resource> envelope() {
            return unit.envelope();
        }

        @Override
        public Mapping map() {
            return CodedMapping.of(unit.map(), source.codeMap());
        }
    }
}
