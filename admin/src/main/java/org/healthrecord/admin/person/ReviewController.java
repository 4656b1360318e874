package org.healthrecord.admin.person;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.admin.caller.Reason;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.admin.problem.NoSuchPersonException;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.identity.HeldNumbers;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.PersonRecords;
import org.healthrecord.fhir.identity.ReviewQueue;
import org.healthrecord.fhir.identity.ReviewQueue.Side;
import org.healthrecord.fhir.identity.ReviewQueue.SideBySide;
import org.healthrecord.fhir.review.ReviewCharts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The pairs that wait for a steward, and what the steward says. A pair is named by its two registrations. */
@RestController
@RequestMapping("/admin/api/review")
public class ReviewController {
    private static final int MOST = 500;
    private final ReviewQueue queue;
    private final ReviewCharts charts;
    private final PersonRecords records;
    private final HeldNumbers numbers;
    private final Exit exit;
    private final Callers callers;

    ReviewController(
            ReviewQueue queue,
            ReviewCharts charts,
            PersonRecords records,
            HeldNumbers numbers,
            Exit exit,
            Callers callers) {
        this.queue = queue;
        this.charts = charts;
        this.records = records;
        this.numbers = numbers;
        this.exit = exit;
        this.callers = callers;
    }

    /** How much waits for a steward, of each kind. */
    record ReviewCounts(long pairs, long heldNumbers, long suspicious) {}

    /**
     * @param pairs      those whose charts hold allergies, opioids or cancer first
     * @param people     the two sides of each pair, each registration once
     * @param dangers    by person: why a wrong answer would be dangerous
     * @param suspicious persons that look like more than one
     */
    record ReviewList(
            long waiting,
            List<IdentityJson.ReviewPair> pairs,
            List<IdentityJson.RegistrationDemographics> people,
            Map<String, List<ReviewFacts.Dangerous>> dangers,
            long alarms,
            List<IdentityJson.PersonAlarm> suspicious) {}

    /**
     * @param question absent where the two are not in the queue
     * @param said     the last word of a clinic or a steward on the two
     */
    record ReviewComparison(
            IdentityJson.@Nullable ReviewPair question,
            IdentityJson.RegistrationDemographics one,
            IdentityJson.RegistrationDemographics other,
            IdentityJson.@Nullable IdentityEvent said) {}

    record DeferRequest(@Nullable String reason, @Nullable Instant until) {}

    /** What became of the two. */
    record ReviewDecision(boolean onePerson, String onePersonId, String otherPersonId, int moved) {}

    @GetMapping
    ReviewList list(@RequestParam(defaultValue = "50") int limit) {
        int most = Math.max(0, Math.min(limit, MOST));
        List<IdentityJson.ReviewPair> pairs = queue.of(charts.first(most)).stream()
                .filter(w -> isShown(w.ends().one(), w.ends().other()))
                .map(IdentityJson.ReviewPair::of)
                .toList();
        Collection<Long> ends = new TreeSet<>();
        pairs.forEach(p -> ends.addAll(List.of(p.one(), p.other())));
        Collection<Side> sides = queue.sides(ends).values();
        return new ReviewList(
                queue.count(),
                pairs,
                sides.stream().map(IdentityJson.RegistrationDemographics::of).toList(),
                ReviewFacts.dangers(charts, sides),
                records.alarms(),
                IdentityJson.alarmed(records.alarms(most), records, exit));
    }

    @GetMapping("/counts")
    ReviewCounts counts() {
        return new ReviewCounts(queue.count(), numbers.waiting(), records.alarms());
    }

    @GetMapping("/{one}/{other}")
    ReviewComparison compare(@PathVariable long one, @PathVariable long other) {
        exit.require(Purpose.IDENTITY, both(one, other));
        SideBySide sides = found(one, other);
        return new ReviewComparison(
                sides.question().map(IdentityJson.ReviewPair::of).orElse(null),
                IdentityJson.RegistrationDemographics.of(sides.one()),
                IdentityJson.RegistrationDemographics.of(sides.other()),
                queue.lastWord(one, other).map(IdentityJson.IdentityEvent::of).orElse(null));
    }

    /** What would meet in one chart if the two were one person; nothing where they are. */
    @GetMapping("/{one}/{other}/facts")
    List<ReviewFacts.Met> facts(@PathVariable long one, @PathVariable long other) {
        exit.require(Purpose.IDENTITY, both(one, other));
        SideBySide sides = found(one, other);
        String a = sides.one().person();
        String b = sides.other().person();
        return a == null || b == null || a.equals(b)
                ? List.of()
                : charts.meeting(a, b).stream().map(ReviewFacts.Met::of).toList();
    }

    @PostMapping("/{one}/{other}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable long one, @PathVariable long other) {
        found(one, other);
        queue.claim(one, other, callers.current().name());
    }

    @PostMapping("/{one}/{other}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable long one, @PathVariable long other) {
        found(one, other);
        queue.release(one, other, callers.current().name());
    }

    @PostMapping("/{one}/{other}/defer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void defer(@PathVariable long one, @PathVariable long other, @RequestBody DeferRequest request) {
        found(one, other);
        Instant until = request.until();
        if (until == null) {
            throw new BadRequestException("Say until when, for instance {\"until\": \"2026-01-31T00:00:00Z\"}.");
        }
        queue.defer(one, other, callers.current().name(), until, Reason.required(request.reason()));
    }

    @PostMapping("/{one}/{other}/link")
    ReviewDecision link(@PathVariable long one, @PathVariable long other, @RequestBody ReasonRequest request) {
        found(one, other);
        return done(one, other, queue.link(one, other, callers.current().name(), Reason.required(request.reason())));
    }

    @PostMapping("/{one}/{other}/never")
    ReviewDecision never(@PathVariable long one, @PathVariable long other, @RequestBody ReasonRequest request) {
        found(one, other);
        return done(one, other, queue.never(one, other, callers.current().name(), Reason.required(request.reason())));
    }

    /** Takes back what stewards said of the two: they wait again where the rules ask. */
    @PostMapping("/{one}/{other}/undo")
    ReviewDecision undo(@PathVariable long one, @PathVariable long other, @RequestBody ReasonRequest request) {
        found(one, other);
        return done(one, other, queue.undo(one, other, callers.current().name(), Reason.required(request.reason())));
    }

    private boolean isShown(long one, long other) {
        return exit.show(Purpose.WORK_LIST, both(one, other)).isPermit();
    }

    private static Facts both(long one, long other) {
        return new Facts.OfRegistrations(List.of(one, other));
    }

    private ReviewDecision done(long one, long other, List<Move> moves) {
        SideBySide now = found(one, other);
        String a = String.valueOf(now.one().person());
        String b = String.valueOf(now.other().person());
        return new ReviewDecision(a.equals(b), a, b, moves.size());
    }

    private SideBySide found(long one, long other) {
        if (one == other) {
            throw new BadRequestException("A pair is of two different registrations.");
        }
        return queue.sideBySide(one, other).orElseThrow(NoSuchPersonException::new);
    }
}
