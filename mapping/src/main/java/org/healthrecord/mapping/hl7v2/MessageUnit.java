package org.healthrecord.mapping.hl7v2;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.envelope.Envelope;
import org.healthrecord.mapping.hl7v2.message.MessageMap;
import org.healthrecord.mapping.hl7v2.message.Unidentified;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.MessageBatch.Range;
import org.healthrecord.mapping.hl7v2.reader.MessageReader;
import org.healthrecord.mapping.hl7v2.reader.Text;
import org.healthrecord.mapping.hl7v2.segment.patient.PatientNumber;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One message of a payload. It holds its names and no copy of its bytes: a large batch costs what its list of messages costs. */
final class MessageUnit implements Unit {
    private final Payload payload;
    private final Range range;
    private final String selector;
    private final SourceProfile source;
    private final Unidentified unidentified;
    private @Nullable Names names;

    private record Names(String patientKey, String kind, String controlId) {
        static final Names NONE = new Names("", "", "");
    }

    MessageUnit(Payload payload, Range range, String selector, SourceProfile source, Unidentified unidentified) {
        this.payload = payload;
        this.range = range;
        this.selector = selector;
        this.source = source;
        this.unidentified = unidentified;
    }

    @Override
    public String selector() {
        return selector;
    }

    @Override
    public String patientKey() {
        return names().patientKey();
    }

    @Override
    public String kind() {
        return names().kind();
    }

    @Override
    public String controlId() {
        return names().controlId();
    }

    /** Read once, from the segments as far as PID: the queue asks for each of them, some more than once. */
    private Names names() {
        Names known = names;
        if (known == null) {
            String text = text();
            known = MessageReader.until("PID", text)
                    .map(start -> names(start, text))
                    .orElse(Names.NONE);
            names = known;
        }
        return known;
    }

    private Names names(Message start, String text) {
        String event = start.event();
        if (event.isEmpty()) {
            event = MessageReader.until("EVN", text).map(Message::event).orElse("");
        }
        String patient = start.delimiters().separate()
                ? start.first("PID")
                        .flatMap(pid -> PatientNumber.of(pid, new Sender(source)))
                        .map(Registration::mrn)
                        .orElse("")
                : "";
        return new Names(patient, event.isEmpty() ? start.code() : start.code() + '^' + event, start.controlId());
    }

    @Override
    public Mapping map() {
        return read().map(this::map)
                .orElseGet(() ->
                        new Mapping.Refused(Refusal.of("bad-msh", "The MSH segment is too short to be read.", "MSH")));
    }

    /** A message whose delimiters do not separate can be read in many ways, all of them wrong: also a dry run refuses it. */
    private Mapping map(Message message) {
        return message.delimiters().separate()
                ? MessageMap.map(message, source, unidentified)
                : new Mapping.Refused(Refusal.of(
                        "bad-delimiters", "MSH-1 and MSH-2 do not name five different delimiters.", "MSH-2"));
    }

    @Override
    public List<Resource> envelope() {
        return read().filter(m -> m.delimiters().separate())
                .map(m -> Envelope.of(m, source))
                .orElse(List.of());
    }

    private Optional<Message> read() {
        return MessageReader.read(text());
    }

    private String text() {
        return Text.of(payload.bytes(), range.from(), range.to());
    }
}
