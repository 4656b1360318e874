package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.healthrecord.fhir.identity.store.ReviewTable;
import org.healthrecord.fhir.identity.store.ReviewTable.Waiting;
import org.healthrecord.mapping.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pairs a steward is asked about. What the steward says comes back as moves, which the caller projects into the
 * charts in the same transaction. Deciding runs under the same rule as {@link PersonIndex#update}: one writer at a time.
 */
public final class ReviewQueue {
    private final RegistrationTable registrations;
    private final ReviewTable reviews;
    private final JdbcPersonIndex index;
    private final Clock clock;

    public ReviewQueue(JdbcClient jdbc, JdbcPersonIndex index, Clock clock) {
        this.registrations = new RegistrationTable(jdbc);
        this.reviews = new ReviewTable(jdbc);
        this.index = index;
        this.clock = clock;
    }

    /** One of the two sides of a question. */
    public record Side(long id, Registration registration, @Nullable String person, Demographics demographics) {}

    /** @param question what waits: rule, score, evidence as JSON, what proposed the pair */
    public record SideBySide(Waiting question, Side one, Side other) {}

    public List<Waiting> list(int limit) {
        return reviews.waiting(clock.instant(), limit);
    }

    public Optional<SideBySide> sideBySide(long one, long other) {
        return reviews.find(Ends.of(one, other))
                .map(w -> new SideBySide(w, side(w.ends().one()), side(w.ends().other())));
    }

    public void claim(long one, long other, String steward) {
        reviews.hold(Ends.of(one, other), steward, null, clock.instant(), null);
    }

    public void defer(long one, long other, String steward, Instant until, String reason) {
        reviews.hold(Ends.of(one, other), steward, until, clock.instant(), reason);
    }

    /** The two are one person. */
    public List<Move> link(long one, long other, String steward, String reason) {
        return index.state(side(one).registration(), side(other).registration(), true, steward, reason);
    }

    /** The two never are one person, whatever may come. */
    public List<Move> never(long one, long other, String steward, String reason) {
        return index.state(side(one).registration(), side(other).registration(), false, steward, reason);
    }

    private Side side(long id) {
        RegistrationRow row = registrations.load(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such registration"));
        return new Side(row.id(), row.registration(), row.person(), row.demographics());
    }
}
