package org.healthrecord.fhir.chart.evidence;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.chart.port.MessageArchive.ArchivedMessage;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /fhir/{type}/{id}/$evidence}: a Parameters resource with one {@code statement} per clinic's statement
 * (source, message, unit, place, time, the excerpt of the message that shows the place, the stated resource) and, when
 * asked for with {@code messages=true}, one {@code message} per message with its bytes.
 */
public final class EvidenceOperation implements FhirOperations {
    private final Evidence evidence;
    private final MessageArchive archive;

    public EvidenceOperation(Evidence evidence, MessageArchive archive) {
        this.evidence = evidence;
        this.archive = archive;
    }

    /** @param messages whether the bytes of the messages are wanted too */
    @Operation(name = "$evidence", idempotent = true, global = true)
    public Parameters evidence(
            @IdParam IIdType id, @OperationParam(name = "messages", max = 1) @Nullable BooleanType messages) {
        String reference = id.getResourceType() + '/' + id.getIdPart();
        List<Evidence.Testimony> testimonies = evidence.of(reference)
                .orElseThrow(() -> new ResourceNotFoundException("No such resource stands in a chart"));
        Map<String, ArchivedMessage> found = new LinkedHashMap<>();
        testimonies.forEach(t -> archive.find(t.messageId()).ifPresent(m -> found.put(m.id(), m)));
        Parameters parameters = new Parameters();
        testimonies.forEach(t -> parameters.addParameter(statement(t, found)));
        if (messages != null && messages.booleanValue()) {
            found.values().forEach(m -> parameters.addParameter(message(m)));
        }
        return parameters;
    }

    private ParametersParameterComponent statement(Evidence.Testimony t, Map<String, ArchivedMessage> messages) {
        ParametersParameterComponent statement = statement(t);
        ArchivedMessage message = messages.get(t.messageId());
        if (message != null) {
            archive.excerpt(message, t.unit(), t.place()).ifPresent(e -> statement.addPart(excerpt(e)));
        }
        return statement;
    }

    private static ParametersParameterComponent excerpt(MessageArchive.Excerpt e) {
        ParametersParameterComponent excerpt = new ParametersParameterComponent().setName("excerpt");
        excerpt.addPart().setName("text").setValue(new StringType(e.text()));
        excerpt.addPart().setName("start").setValue(new IntegerType(e.start()));
        excerpt.addPart().setName("end").setValue(new IntegerType(e.end()));
        return excerpt;
    }

    private static ParametersParameterComponent statement(Evidence.Testimony t) {
        ParametersParameterComponent statement = new ParametersParameterComponent().setName("statement");
        statement.addPart().setName("source").setValue(new CodeType(t.source()));
        statement.addPart().setName("sourceName").setValue(new StringType(t.sourceName()));
        statement.addPart().setName("message").setValue(new StringType(t.messageId()));
        if (!t.unit().isEmpty()) {
            statement.addPart().setName("unit").setValue(new StringType(t.unit()));
        }
        statement.addPart().setName("place").setValue(new StringType(t.place()));
        statement.addPart().setName("time").setValue(new InstantType(Date.from(t.at())));
        statement.addPart().setName("stands").setValue(new BooleanType(t.stands()));
        statement.addPart().setName("withdrawn").setValue(new BooleanType(t.withdrawn()));
        for (Evidence.Origin origin : t.origins()) {
            ParametersParameterComponent part = statement.addPart().setName("origin");
            part.addPart().setName("element").setValue(new StringType(origin.element()));
            part.addPart().setName("place").setValue(new StringType(origin.place()));
        }
        statement.addPart().setName("stated").setResource(t.stated());
        return statement;
    }

    private static ParametersParameterComponent message(MessageArchive.ArchivedMessage m) {
        ParametersParameterComponent message = new ParametersParameterComponent().setName("message");
        message.addPart().setName("id").setValue(new StringType(m.id()));
        message.addPart().setName("source").setValue(new CodeType(m.source()));
        message.addPart().setName("received").setValue(new InstantType(Date.from(m.received())));
        if (m.contentType() != null) {
            message.addPart().setName("contentType").setValue(new CodeType(m.contentType()));
        }
        message.addPart().setName("data").setValue(new Base64BinaryType(m.bytes()));
        return message;
    }
}
