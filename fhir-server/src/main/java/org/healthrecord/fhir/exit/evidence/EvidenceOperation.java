package org.healthrecord.fhir.exit.evidence;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.chart.evidence.Evidence.StatedVersion;
import org.healthrecord.fhir.chart.port.MessageArchive.OpenMessage;
import org.healthrecord.fhir.chart.port.MessageArchive.StatementPlace;
import org.healthrecord.fhir.exit.MessageExit;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /fhir/{type}/{id}/$evidence}: a Parameters resource with one {@code statement} per clinic's statement
 * (source, message, unit, place, time, the excerpt of the message that shows the place, the stated resource). With
 * {@code messages=true} it also has one {@code message} per message: its bytes ({@code data}), or, if it is about
 * others too, the part about this resource's person ({@code part}).
 */
final class EvidenceOperation implements FhirOperations {
    private final MessageExit exit;

    EvidenceOperation(MessageExit exit) {
        this.exit = exit;
    }

    /** @param messages whether the messages are wanted too */
    @Operation(name = "$evidence", idempotent = true, global = true)
    public Parameters evidence(
            @IdParam IIdType id, @OperationParam(name = "messages", max = 1) @Nullable BooleanType messages) {
        MessageExit.Proof proof = exit.proof(id.getResourceType() + '/' + id.getIdPart())
                .orElseThrow(() -> new ResourceNotFoundException("No chart has such a resource"));
        boolean wanted = messages != null && messages.booleanValue();
        if (wanted && !proof.quotable()) {
            throw new ForbiddenOperationException("The messages hold more than this caller may see");
        }
        Parameters parameters = new Parameters();
        Map<OpenMessage, List<StatedVersion>> byMessage = new IdentityHashMap<>();
        for (StatedVersion t : proof.versions()) {
            OpenMessage message = proof.quotable() ? proof.messages().get(t.messageId()) : null;
            parameters.addParameter(StatementPart.of(t, message));
            if (message != null) {
                byMessage.computeIfAbsent(message, m -> new ArrayList<>()).add(t);
            }
        }
        if (wanted) {
            byMessage.entrySet().stream()
                    .sorted(Comparator.comparing(e -> e.getKey().id()))
                    .forEach(e -> parameters.addParameter(MessagePart.of(e.getKey(), e.getValue())));
        }
        return parameters;
    }

    static StatementPlace placeOf(StatedVersion t) {
        return new StatementPlace(t.unit(), t.place(), t.nobodys());
    }
}
