package org.healthrecord.mapping;

import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.RequiredElements;
import org.healthrecord.mapping.assertion.TakenBack;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * What mappings state, as one FHIR collection Bundle: for the dry run of a clinic's files and for tests. Each resource
 * gets the id of its assertion's key, so that the references between them resolve within the Bundle.
 */
public final class CollectionBundle {
    private final Bundle bundle = new Bundle();
    private final OperationOutcome outcome = new OperationOutcome();

    public CollectionBundle() {
        bundle.setType(BundleType.COLLECTION);
    }

    public static Bundle of(List<Assertion> assertions, List<Issue> issues) {
        return new CollectionBundle().add(assertions).addIssues(issues).toBundle();
    }

    /** Adds the stated facts; what is withdrawn is left out. The resources are copied, the assertions stay as they are. */
    public CollectionBundle add(List<Assertion> assertions) {
        assertions.stream().filter(a -> a.stance() == Assertion.Stance.STATED).forEach(this::add);
        return this;
    }

    /** Adds the facts that are taken back, where the resource itself says so by its status. */
    public CollectionBundle addTakenBack(List<Assertion> assertions) {
        for (Assertion a : assertions) {
            if (a.stance() == Assertion.Stance.WITHDRAWN && TakenBack.isStated(a.resource())) {
                add(a);
            }
        }
        return this;
    }

    /** Adds what a message says of itself ({@link Unit#envelope()}); such resources carry their ids already. */
    public CollectionBundle addEnvelope(List<Resource> resources) {
        resources.forEach(r -> bundle.addEntry()
                .setFullUrl("urn:uuid:" + r.getIdElement().getIdPart())
                .setResource(r));
        return this;
    }

    public CollectionBundle addIssues(List<Issue> issues) {
        issues.forEach(this::add);
        return this;
    }

    /** The Bundle, with one OperationOutcome at the end if there are issues. */
    public Bundle toBundle() {
        if (outcome.hasIssue()) {
            bundle.addEntry().setResource(outcome);
        }
        return bundle;
    }

    private void add(Assertion assertion) {
        Resource resource = RequiredElements.complete(assertion.resource().copy());
        resource.setId(assertion.key().id());
        bundle.addEntry().setFullUrl(assertion.key().urn()).setResource(resource);
    }

    private void add(Issue issue) {
        OperationOutcomeIssueComponent entry = outcome.addIssue();
        entry.setSeverity(severity(issue.severity()));
        entry.setCode(IssueType.PROCESSING);
        entry.getDetails().setText(issue.code());
        entry.setDiagnostics(issue.detail());
        if (!issue.place().isEmpty()) {
            entry.addExpression(issue.place());
        }
    }

    private static IssueSeverity severity(Issue.Severity severity) {
        return switch (severity) {
            case ERROR -> IssueSeverity.ERROR;
            case WARNING -> IssueSeverity.WARNING;
            case INFORMATION -> IssueSeverity.INFORMATION;
        };
    }
}
