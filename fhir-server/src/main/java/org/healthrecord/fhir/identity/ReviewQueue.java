package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.healthrecord.fhir.identity.store.ReviewTable;
import org.healthrecord.fhir.identity.store.ReviewTable.Waiting;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pairs a steward is asked about. A steward's decision is in the charts when the call returns. */
public final class ReviewQueue {
    private final RegistrationTable registrations;
    private final ReviewTable reviews;
    private final JdbcPersonIndex index;
    private final ChartMoves charts;
    private final Clock clock;

    public ReviewQueue(JdbcClient jdbc, JdbcPersonIndex index, ChartMoves charts, Clock clock) {
        this.registrations = new RegistrationTable(jdbc);
        this.reviews = new ReviewTable(jdbc);
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

    public List<Waiting> list(int limit) {
        return reviews.waiting(clock.instant(), limit);
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
        return say(Ends.of(one, other), true, steward, reason, Set.of());
    }

    /** The two never are one person, whatever may come. A chart that holds both is not read until it is two. */
    public List<Move> never(long one, long other, String steward, String reason) {
        String person = side(one).person();
        boolean joined = person != null && person.equals(side(other).person());
        return say(Ends.of(one, other), false, steward, reason, joined ? Set.of(person) : Set.of());
    }

    private List<Move> say(Ends ends, boolean together, String steward, String reason, Collection<String> hidden) {
        Side one = side(ends.one());
        Side other = side(ends.other());
        Set<String> concerned = new TreeSet<>();
        Stream.of(one.person(), other.person()).filter(Objects::nonNull).forEach(concerned::add);
        return charts.carryOut(new TreeSet<>(hidden), concerned, () -> {
            reviews.remember(ends, together ? "LINK" : "NEVER", steward, now(), reason);
            return index.state(one.registration(), other.registration(), together, steward, reason);
        });
    }

    private Side side(long id) {
        RegistrationRow row = registrations.load(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such registration"));
        return new Side(row.id(), row.registration(), row.person(), row.demographics());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
