package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.fhir.identity.store.HistoryTable;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.healthrecord.fhir.identity.store.ReviewTable;
import org.healthrecord.fhir.identity.store.ReviewTable.Waiting;
import org.healthrecord.fhir.identity.store.StatementTable.Kind;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pairs a steward is asked about. A steward's decision is in the charts when the call returns. */
public final class ReviewQueue {
    private final RegistrationTable registrations;
    private final ReviewTable reviews;
    private final HistoryTable history;
    private final JdbcPersonIndex index;
    private final ChartMoves charts;
    private final Clock clock;

    public ReviewQueue(JdbcClient jdbc, JdbcPersonIndex index, ChartMoves charts, Clock clock) {
        this.registrations = new RegistrationTable(jdbc);
        this.reviews = new ReviewTable(jdbc);
        this.history = new HistoryTable(jdbc);
        this.index = index;
        this.charts = charts;
        this.clock = clock;
    }

    /** One of the two sides of a question. */
    public record Side(long id, Registration registration, @Nullable String person, Demographics demographics) {}

    /** @param question what waits, absent where the two have not been queued */
    public record SideBySide(Optional<Waiting> question, Side one, Side other) {}

    /** Another steward has it. */
    public static final class HeldException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Those of these pairs that wait, in the same order. */
    public List<Waiting> of(List<Ends> pairs) {
        Map<Ends, Waiting> waiting = reviews.find(pairs);
        return pairs.stream().map(waiting::get).filter(Objects::nonNull).toList();
    }

    /** The pairs with an end that is this person, be they deferred or not; the strongest first. */
    public List<Waiting> of(String person) {
        return reviews.ofPerson(person);
    }

    /** What the two sides of these pairs say of themselves, by the registrations' ids. */
    public Map<Long, Side> sides(Collection<Long> registrationIds) {
        Map<Long, Side> sides = new TreeMap<>();
        if (!registrationIds.isEmpty()) {
            registrations.load(registrationIds).forEach(row -> sides.put(row.id(), side(row)));
        }
        return sides;
    }

    public long count() {
        return reviews.count(clock.instant());
    }

    /** Empty where one of the two does not exist. */
    public Optional<SideBySide> sideBySide(long one, long other) {
        List<RegistrationRow> rows = registrations.load(List.of(one, other));
        if (rows.size() != 2) {
            return Optional.empty();
        }
        Ends ends = Ends.of(one, other);
        return Optional.of(new SideBySide(reviews.find(ends), side(ends.one()), side(ends.other())));
    }

    /** What was last said of the two, by a clinic or a steward. */
    public Optional<HistoryTable.Word> lastWord(long one, long other) {
        return history.last(Ends.of(one, other));
    }

    /** @throws HeldException while another steward has it */
    public void claim(long one, long other, String steward) {
        Ends ends = Ends.of(one, other);
        String holder = reviews.find(ends).map(Waiting::claimedBy).orElse(null);
        if (holder != null && !holder.equals(steward)) {
            throw new HeldException();
        }
        hold(ends, "CLAIM", steward, steward, null, "");
    }

    public void release(long one, long other, String steward) {
        hold(Ends.of(one, other), "RELEASE", steward, null, null, "");
    }

    public void defer(long one, long other, String steward, Instant until, String reason) {
        hold(Ends.of(one, other), "DEFER", steward, null, until, reason);
    }

    private void hold(
            Ends ends, String action, String steward, @Nullable String holder, @Nullable Instant until, String reason) {
        reviews.hold(ends, holder, until, clock.instant(), reason.isEmpty() ? null : reason);
        reviews.remember(ends, action, steward, now(), reason);
    }

    /** The two are one person. */
    public List<Move> link(long one, long other, String steward, String reason) {
        return say(Ends.of(one, other), Kind.SAME, steward, reason, Set.of());
    }

    /** The two never are one person, whatever may come. A chart that holds both is not read until it is two. */
    public List<Move> never(long one, long other, String steward, String reason) {
        return say(Ends.of(one, other), Kind.NEVER, steward, reason, joined(one, other));
    }

    /**
     * Takes back what stewards said of the two, be it a decision or a delay: they are again what the rules and the clinics
     * say, and wait again where those ask.
     */
    public List<Move> undo(long one, long other, String steward, String reason) {
        Ends ends = Ends.of(one, other);
        reviews.hold(ends, null, null, clock.instant(), null);
        return say(ends, Kind.REOPENED, steward, reason, joined(one, other));
    }

    /** The chart that would hold two people while they are taken apart; none where they have one each. */
    private Set<String> joined(long one, long other) {
        String person = side(one).person();
        return person != null && person.equals(side(other).person()) ? Set.of(person) : Set.of();
    }

    private List<Move> say(Ends ends, Kind kind, String steward, String reason, Collection<String> hidden) {
        Set<String> concerned = new TreeSet<>();
        Stream.of(side(ends.one()).person(), side(ends.other()).person())
                .filter(Objects::nonNull)
                .forEach(concerned::add);
        return charts.carryOut(new TreeSet<>(hidden), concerned, () -> {
            reviews.remember(ends, actionOf(kind), steward, now(), reason);
            return index.state(List.of(ends), kind, steward, reason);
        });
    }

    private static String actionOf(Kind kind) {
        return switch (kind) {
            case SAME -> "LINK";
            case REOPENED -> "UNDO";
            default -> kind.name();
        };
    }

    private Side side(long id) {
        return registrations.load(List.of(id)).stream()
                .findFirst()
                .map(ReviewQueue::side)
                .orElseThrow(() -> new IllegalArgumentException("No such registration"));
    }

    private static Side side(RegistrationRow row) {
        return new Side(row.id(), row.registration(), row.person(), row.demographics());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
