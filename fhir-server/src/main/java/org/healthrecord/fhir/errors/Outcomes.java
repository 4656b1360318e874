package org.healthrecord.fhir.errors;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.healthrecord.database.TransientFailures;
import org.healthrecord.fhir.exit.RefusedException;
import org.hibernate.TransactionException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where an exception becomes an answer. The caller's own mistakes are explained; of everything else the
 * caller learns a reference, under which the log has the stack without the messages (they may name a patient).
 */
@Interceptor
public class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d+: ?");
    /** Of HAPI's sentence about its own methods, which repeats the address. */
    private static final String NO_METHOD = "does not know how to handle";

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int BUSY = 503;

    /** What the caller asked for is not repeated: an error is copied into tickets and logs of others. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(Throwable thrown, RequestDetails request) {
        BaseServerResponseException answer = answer(thrown);
        if (answer.getOperationOutcome() instanceof OperationOutcome outcome) {
            Echoes.remove(outcome, request.getRequestPath(), request.getParameters());
        }
        return answer;
    }

    public BaseServerResponseException answer(Throwable thrown) {
        BaseServerResponseException answer = classified(thrown);
        if (thrown instanceof RefusedException refused && refused.isForNow()) {
            answer.setOperationOutcome(outcome(IssueType.TRANSIENT, explanation(answer)));
        } else if (answer.getStatusCode() >= FIRST_SERVER_ERROR) {
            answer.setOperationOutcome(unexplained(answer.getStatusCode(), thrown));
        } else if (answer.getOperationOutcome() == null) {
            answer.setOperationOutcome(outcome(issueType(answer.getStatusCode()), explanation(answer)));
        }
        return answer;
    }

    private static BaseServerResponseException classified(Throwable thrown) {
        if (isUnavailable(thrown) || isConflictWithin(thrown)) {
            return new UnclassifiedServerFailureException(BUSY, "busy");
        }
        if (thrown instanceof BaseServerResponseException known) {
            return known;
        }
        if (thrown instanceof DataFormatException) {
            return new InvalidRequestException(thrown.getMessage());
        }
        if (isUnreadableValue(thrown)) {
            return new InvalidRequestException("The value of a parameter is not of its type");
        }
        return new InternalErrorException("defect");
    }

    /** Two requests met in HAPI's notes of its searches: neither caller wrote anything the other could be in conflict with. */
    private static boolean isConflictWithin(Throwable thrown) {
        return thrown instanceof ResourceVersionConflictException && thrown.getCause() != null;
    }

    /** Begin, commit or rollback that could not be sent is Hibernate's own exception: the connection was lost on the way. */
    private static boolean isUnavailable(Throwable thrown) {
        return TransientFailures.isTransient(thrown)
                || ExceptionUtils.indexOfType(thrown, TransactionException.class) >= 0;
    }

    /** FHIR's data types throw this plain exception when a parameter's text cannot be read. */
    private static boolean isUnreadableValue(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return thrown instanceof IllegalArgumentException
                && stack.length > 0
                && stack[0].getClassName().startsWith("org.hl7.fhir.r4.model.");
    }

    private static OperationOutcome unexplained(int status, Throwable thrown) {
        String reference = UUID.randomUUID().toString();
        LOG.error("FHIR request failed with status {}, reference {}", status, reference, new WithoutMessage(thrown));
        return status == BUSY
                ? outcome(IssueType.TRANSIENT, "The server is busy, try again later (reference " + reference + ")")
                : outcome(IssueType.EXCEPTION, "The server could not answer this (reference " + reference + ")");
    }

    private static String explanation(BaseServerResponseException answer) {
        String message = answer.getMessage();
        if (message != null && message.contains(NO_METHOD)) {
            return "This server does not offer this interaction: see its CapabilityStatement at /metadata";
        }
        return message == null ? "" : HAPI_NUMBER.matcher(message).replaceAll("");
    }

    private static IssueType issueType(int status) {
        return switch (status) {
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 405, 501 -> IssueType.NOTSUPPORTED;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            case 413 -> IssueType.TOOLONG;
            case 429 -> IssueType.THROTTLED;
            default -> IssueType.INVALID;
        };
    }

    private static OperationOutcome outcome(IssueType type, String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(text);
        return outcome;
    }
}
