package org.healthrecord.mapping.unstructured;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;

/** Takes labelled documents, whatever the source's format is; leaves everything else to the mapper of the format. */
public record UnstructuredMapper(MessageMapper others) implements MessageMapper {

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        if (!LabelledDocument.is(payload.bytes())) {
            return others.peek(payload, source);
        }
        return LabelledDocument.read(payload.bytes())
                .map(document -> document.label().recordNumber())
                .filter(number -> !number.isEmpty());
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        return LabelledDocument.read(payload.bytes())
                .<Opened>map(document -> new Opened.Units(List.of(new UnstructuredUnit(document, source)), List.of()))
                .orElseGet(() -> others.open(payload, source));
    }
}
