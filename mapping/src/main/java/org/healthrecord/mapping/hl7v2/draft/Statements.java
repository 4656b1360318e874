package org.healthrecord.mapping.hl7v2.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.port.Mapping;
import org.hl7.fhir.r4.model.Resource;

/**
 * All that one message states, in the order it was found, one statement per key. The message's own time (MSH-7, else
 * EVN-2) orders it among the sender's messages; it is never the time of a fact.
 */
public final class Statements {
    /** Makes the time a number of as many digits for every message, so that it sorts as text. */
    private static final long LONG_AGO = 500_000_000_000_000L;

    private final Message message;
    private final Sender sender;
    private final Instant at;
    private final String tie;
    private final Map<AssertionKey, Assertion> facts = new LinkedHashMap<>();
    private final List<IdentityStatement> identity = new ArrayList<>();
    private final Map<String, Segment> places = new HashMap<>();
    private final MessageDirectory directory;

    public Statements(Message message, Sender sender) {
        this.message = message;
        this.sender = sender;
        Optional<Instant> sent = Ts.moment(message.header().value(7), sender);
        Optional<Instant> recorded = message.first("EVN").flatMap(e -> Ts.moment(e.value(2), sender));
        this.at = sent.or(() -> recorded).orElse(Instant.EPOCH);
        this.tie = (at.toEpochMilli() + LONG_AGO) + "|" + message.controlId();
        message.segments().forEach(s -> places.put(s.place(), s));
        this.directory = new MessageDirectory(this, sender, precedence(Rank.STATED));
    }

    public Message message() {
        return message;
    }

    public Sender sender() {
        return sender;
    }

    public MessageDirectory directory() {
        return directory;
    }

    /** When the clinic sent the message. */
    public Instant at() {
        return at;
    }

    /** Between versions of one message time, the rank decides; then the control id. */
    public Precedence precedence(Rank rank) {
        return new Precedence(at, rank.number(), tie);
    }

    /** For facts that carry the time of their own version (OBR-22); the message's time decides between equal ones. */
    public Precedence precedence(Instant version, Rank rank) {
        return new Precedence(version, rank.number(), tie);
    }

    public void add(Assertion assertion) {
        facts.put(assertion.key(), assertion);
    }

    public boolean has(AssertionKey key) {
        return facts.containsKey(key);
    }

    /** Where the elements of a resource come from: the segment at its place and those of the same order. */
    List<Origin> origins(String type, String place, List<Segment> order) {
        int dash = place.indexOf('-');
        Segment about = places.get(dash < 0 ? place : place.substring(0, dash));
        return about == null
                ? List.of()
                : Origins.of(type, about, name -> named(name, order).or(() -> message.first(name)));
    }

    private static Optional<Segment> named(String name, List<Segment> segments) {
        for (Segment segment : segments) {
            if (segment.name().equals(name)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    /** What a segment became: the fact stated at its place, of the patient the place concerns. */
    Optional<Resource> stated(Registration registration, String place) {
        return facts.values().stream()
                .filter(a -> registration.equals(a.registration()) && isAt(a.place(), place))
                .map(Assertion::resource)
                .findFirst();
    }

    Optional<Assertion> stated(Registration registration, String type, Predicate<String> local) {
        return facts.values().stream()
                .filter(a -> a.key().type().equals(type)
                        && a.stance() == Stance.STATED
                        && registration.equals(a.registration())
                        && local.test(a.key().local()))
                .findFirst();
    }

    /** {@code PID[2]} is the place of {@code PID} of a second patient. */
    private static boolean isAt(String stated, String place) {
        return stated.equals(place) || (place.equals("PID") && stated.matches("PID\\[\\d+\\]"));
    }

    /** Whether the key already names something else. */
    boolean hasOther(AssertionKey key, Resource resource) {
        Assertion other = facts.get(key);
        return other != null && !other.resource().equalsDeep(resource);
    }

    public void add(IdentityStatement statement) {
        identity.add(statement);
    }

    /** The facts, the patient's first, then the directory entries they name. */
    public Mapping toMapping() {
        List<Assertion> all = new ArrayList<>(facts.values());
        all.addAll(directory.mentions());
        return new Mapping.Mapped(all, identity, sender.issues());
    }
}
