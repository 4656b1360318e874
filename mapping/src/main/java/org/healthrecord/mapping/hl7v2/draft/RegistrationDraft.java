package org.healthrecord.mapping.hl7v2.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a message states about one registration. */
public final class RegistrationDraft {
    private final Statements statements;
    private final Registration registration;
    private final String subject;
    private @Nullable AssertionKey visit;
    private @Nullable Encounter stated;
    private List<Segment> order = List.of();

    public RegistrationDraft(Statements statements, Registration registration) {
        this.statements = statements;
        this.registration = registration;
        this.subject = AssertionKey.patient(registration).urn();
    }

    public Sender sender() {
        return statements.sender();
    }

    public MessageDirectory directory() {
        return statements.directory();
    }

    public Message message() {
        return statements.message();
    }

    public Registration registration() {
        return registration;
    }

    public Instant at() {
        return statements.at();
    }

    public Reference subject() {
        return new Reference(subject);
    }

    /** The visit the message is about, once its PV1 has been read; nothing belongs to a cancelled one. */
    public void visit(AssertionKey key, Encounter encounter) {
        this.visit = key;
        this.stated = encounter;
    }

    /** The visit as this message states it. */
    public Optional<Encounter> visitStated() {
        return Optional.ofNullable(stated);
    }

    public Optional<Reference> encounter() {
        AssertionKey key = visit;
        return key == null ? Optional.empty() : Optional.of(new Reference(key.urn()));
    }

    public Optional<AssertionKey> visit() {
        return Optional.ofNullable(visit);
    }

    public AssertionKey key(String type, String local) {
        return AssertionKey.of(registration, type, local);
    }

    /**
     * The key, or one distinguished by a number where this message has already used it for something else: the n-th of its
     * kind within its order. What is only repeated keeps its key.
     */
    public AssertionKey free(String type, String local, Resource resource) {
        AssertionKey key = key(type, local);
        for (int n = 2; statements.hasOther(key, resource); n++) {
            key = key(type, local + "|" + n);
        }
        return key;
    }

    public Precedence precedence(Rank rank) {
        return statements.precedence(rank);
    }

    public Precedence precedence(Instant version, Rank rank) {
        return statements.precedence(version, rank);
    }

    public Reference state(AssertionKey key, Mode mode, Precedence precedence, Resource resource, String place) {
        return state(key, mode, precedence, resource, place, Set.of());
    }

    public Reference state(
            AssertionKey key, Mode mode, Precedence precedence, Resource resource, String place, Set<String> cleared) {
        List<Origin> origins = statements.origins(key.type(), place, order);
        statements.add(new Assertion(key, precedence, Stance.STATED, mode, cleared, resource, place, origins));
        return new Reference(key.urn());
    }

    public void withdraw(AssertionKey key, Precedence precedence, Resource resource, String place) {
        statements.add(Assertion.withdrawn(key, precedence, resource, place));
    }

    /** The segments that are read from here on: where the neighbours of a segment are found. */
    public void within(List<Segment> segments) {
        this.order = segments;
    }

    /** What the segment at a place became. */
    public Optional<Resource> stated(String place) {
        return statements.stated(registration, place);
    }

    /** What the message states of a type under a name. */
    public Optional<Assertion> stated(String type, Predicate<String> local) {
        return statements.stated(registration, type, local);
    }

    public boolean has(AssertionKey key) {
        return statements.has(key);
    }

    public void report(Issue issue) {
        sender().report(issue);
    }
}
