package org.healthrecord.fhir.exit.evidence;

import java.util.Date;
import java.util.List;
import org.healthrecord.fhir.chart.evidence.Evidence.StatedVersion;
import org.healthrecord.fhir.chart.port.MessageArchive.OpenMessage;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/** A message, or its part about one person, as a parameter of the answer. */
final class MessagePart {
    private MessagePart() {}

    /** @param stated what the message states of one resource */
    static ParametersParameterComponent of(OpenMessage m, List<StatedVersion> stated) {
        ParametersParameterComponent message = new ParametersParameterComponent().setName("message");
        message.addPart().setName("id").setValue(new StringType(m.id()));
        message.addPart().setName("source").setValue(new CodeType(m.source()));
        message.addPart().setName("received").setValue(new InstantType(Date.from(m.received())));
        String contentType = m.contentType();
        if (contentType != null) {
            message.addPart().setName("contentType").setValue(new CodeType(contentType));
        }
        if (stated.stream().map(EvidenceOperation::placeOf).allMatch(m::isAllOf)) {
            message.addPart().setName("data").setValue(new Base64BinaryType(m.bytes()));
        } else {
            stated.stream()
                    .map(EvidenceOperation::placeOf)
                    .flatMap(s -> m.part(s).stream())
                    .distinct()
                    .forEach(part -> message.addPart().setName("part").setValue(new StringType(part)));
        }
        return message;
    }
}
