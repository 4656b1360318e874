package org.healthrecord.fhir.exit.consent;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.chart.consent.ConsentCheck;
import org.healthrecord.fhir.chart.consent.ConsentNames;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.exit.consent.PortalNumbers.PortalNumber;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * {@code POST Consent} and {@code PUT Consent/{id}}: what a person decides enters the inbox as a message of the portal. The
 * answer is 201 or 200 once it holds; 202 where the charts are busy, with the address where it will be found.
 */
final class ConsentWriting implements IResourceProvider, FhirOperations {
    /** Of consents stated here: the portal's number of the person, a dot, and a number of the consent's own. */
    private static final String SYSTEM = "https://healthrecord.org/fhir/consent";

    private final Deciders deciders;
    private final ChartExit charts;
    private final PortalNumbers numbers;
    private final ConsentMessages messages;
    private final KnownParties parties;
    private final DaoRegistry stores;

    ConsentWriting(
            Deciders deciders,
            ChartExit charts,
            PortalNumbers numbers,
            ConsentMessages messages,
            KnownParties parties,
            DaoRegistry stores) {
        this.deciders = deciders;
        this.charts = charts;
        this.numbers = numbers;
        this.messages = messages;
        this.parties = parties;
        this.stores = stores;
    }

    @Override
    public Class<Consent> getResourceType() {
        return Consent.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Consent consent, RequestDetails request) {
        String person = person(consent);
        String account = deciders.require(person, Permission.CREATE);
        if (consent.getStatus() != ConsentState.ACTIVE) {
            throw unusable(List.of(new ConsentCheck.Problem(
                    "Consent.status", "A new consent has to be active: one that is not decides nothing")));
        }
        check(consent, request);
        PortalNumber number = numbers.of(person, account);
        Identifier own = new Identifier().setSystem(SYSTEM).setValue(number.value() + '.' + UUID.randomUUID());
        return state(consent, own, number, request, true);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Consent consent, RequestDetails request) {
        Consent stands = charts.read(store(), id.toUnqualifiedVersionless(), request);
        String person = stands.getPatient().getReferenceElement().getIdPart();
        deciders.require(person, Permission.UPDATE);
        Identifier own = stands.getIdentifier().stream()
                .filter(i -> SYSTEM.equals(i.getSystem()) && i.getValue().indexOf('.') > 0)
                .findFirst()
                .filter(i -> messages.isStatedHere(id.getIdPart()))
                .orElseThrow(() -> unusable(List.of(new ConsentCheck.Problem(
                        "Consent", "A clinic has stated this consent; it can be changed there only"))));
        String number = own.getValue().substring(0, own.getValue().indexOf('.'));
        if (!person.equals(person(consent)) || !numbers.personOf(number).equals(Optional.of(person))) {
            throw unusable(List.of(
                    new ConsentCheck.Problem("Consent.patient", "A consent stays with the person who has stated it")));
        }
        check(consent, request);
        return state(consent, own.copy(), new PortalNumber(number, null), request, false);
    }

    private void check(Consent consent, RequestDetails request) {
        ConsentNames.normalize(consent, request.getFhirServerBase());
        List<ConsentCheck.Problem> problems = new ConsentCheck(parties::isClinic, parties::isAccount).of(consent);
        if (!problems.isEmpty()) {
            throw unusable(problems);
        }
    }

    private MethodOutcome state(
            Consent consent, Identifier own, PortalNumber number, RequestDetails request, boolean created) {
        consent.setIdentifier(List.of(own));
        String message = messages.send(consent, number.value(), number.clinic());
        MethodOutcome outcome = new MethodOutcome();
        if (!messages.isSettled(message)) {
            outcome.setResponseStatusCode(202);
            outcome.setResponseHeaders(Map.of(
                    Constants.HEADER_LOCATION,
                    List.of(request.getFhirServerBase() + "/Consent?identifier=" + SYSTEM + "%7C" + own.getValue())));
            return outcome;
        }
        outcome.setCreated(created);
        Optional<String> id = messages.idOf(message);
        id.ifPresent(one -> {
            outcome.setId(new IdType("Consent", one));
            shown(one, request).ifPresent(outcome::setResource);
        });
        if (id.isEmpty() && consent.getStatus() != ConsentState.ENTEREDINERROR) {
            throw new IllegalStateException("A consent was received and is not in the chart: message " + message);
        }
        return outcome;
    }

    /** Who has stated what hides it from themselves does not see it either. */
    private Optional<Consent> shown(String id, RequestDetails request) {
        try {
            return Optional.of(charts.read(store(), new IdType("Consent", id), request));
        } catch (ResourceNotFoundException | ResourceGoneException hidden) {
            return Optional.empty();
        }
    }

    private static String person(Consent consent) {
        IdType patient = (IdType) consent.getPatient().getReferenceElement();
        if (!patient.hasIdPart() || !"Patient".equals(patient.getResourceType())) {
            throw unusable(List.of(new ConsentCheck.Problem(
                    "Consent.patient", "A reference Patient/{id} has to say whose consent it is")));
        }
        return patient.getIdPart();
    }

    private IFhirResourceDao<Consent> store() {
        return stores.getResourceDao(Consent.class);
    }

    private static UnprocessableEntityException unusable(List<ConsentCheck.Problem> problems) {
        OperationOutcome outcome = new OperationOutcome();
        problems.forEach(problem -> outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.NOTSUPPORTED)
                .setDiagnostics(problem.words())
                .addExpression(problem.expression()));
        return new UnprocessableEntityException(problems.get(0).words(), outcome);
    }
}
