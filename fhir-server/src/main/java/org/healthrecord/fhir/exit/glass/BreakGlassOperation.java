package org.healthrecord.fhir.exit.glass;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Date;
import org.healthrecord.access.audit.event.Requests;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.access.decision.Role;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.exit.view.BreakGlass;
import org.healthrecord.fhir.exit.view.BreakGlass.Broken;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST Patient/{id}/$break-glass} with a {@code reason}: purpose of use BTG (HL7 v3-ActReason). It answers alike for
 * every Patient: that it was asked tells nothing of what is hidden.
 */
final class BreakGlassOperation implements FhirOperations {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    private final Exit exit;
    private final Callers callers;
    private final BreakGlass glass;

    BreakGlassOperation(Exit exit, Callers callers, BreakGlass glass) {
        this.exit = exit;
        this.callers = callers;
        this.glass = glass;
    }

    @Operation(name = "$break-glass", type = Patient.class)
    public Parameters open(
            @IdParam IdType id,
            @OperationParam(name = "reason", min = 1, max = 1) @Nullable StringType reason,
            HttpServletRequest request) {
        Caller caller = callers.current();
        if (caller.kind() != Caller.Kind.STAFF || !caller.is(Role.CLINICIAN)) {
            throw new ForbiddenOperationException("Only clinicians break the glass");
        }
        String why =
                reason == null || !reason.hasValue() ? "" : reason.getValue().strip();
        if (why.length() < SHORTEST || why.length() > LONGEST) {
            throw new InvalidRequestException("The reason has to have between 5 and 500 characters");
        }
        exit.require(Purpose.CARE, Facts.ofPerson(id.getIdPart()));
        request.setAttribute(Requests.PURPOSE, "BTG");
        request.setAttribute(Requests.REASON, why);
        Broken broken = glass.open(id.getIdPart(), caller.account(), why);
        Parameters answer = new Parameters();
        answer.addParameter().setName("until").setValue(new InstantType(Date.from(broken.until())));
        return answer;
    }
}
