package org.healthrecord.admin.person;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.admin.caller.CallerName;
import org.healthrecord.admin.caller.Reason;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.admin.problem.NoSuchPersonException;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.PersonRecords;
import org.healthrecord.fhir.identity.ReviewQueue;
import org.healthrecord.fhir.identity.ReviewQueue.SideBySide;
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
    private final PersonRecords records;
    private final Exit exit;

    ReviewController(ReviewQueue queue, PersonRecords records, Exit exit) {
        this.queue = queue;
        this.records = records;
        this.exit = exit;
    }

    /** @param suspicious persons that look like more than one */
    record ReviewList(
            long waiting,
            List<IdentityJson.ReviewPair> pairs,
            long alarms,
            List<IdentityJson.PersonAlarm> suspicious) {}

    /** @param question absent where the two are not in the queue */
    record ReviewComparison(
            IdentityJson.@Nullable ReviewPair question,
            IdentityJson.RegistrationDemographics one,
            IdentityJson.RegistrationDemographics other) {}

    record DeferRequest(@Nullable String reason, @Nullable Instant until) {}

    /** What became of the two. */
    record ReviewDecision(boolean onePerson, String onePersonId, String otherPersonId, int moved) {}

    @GetMapping
    ReviewList list(@RequestParam(defaultValue = "50") int limit) {
        int most = Math.max(0, Math.min(limit, MOST));
        return new ReviewList(
                queue.count(),
                queue.list(most).stream()
                        .filter(w -> exit.show(
                                        Caller.ADMINISTRATOR,
                                        Purpose.WORK_LIST,
                                        both(w.ends().one(), w.ends().other()))
                                .isPermit())
                        .map(IdentityJson.ReviewPair::of)
                        .toList(),
                records.alarms(),
                IdentityJson.alarmed(records.alarms(most), exit));
    }

    @GetMapping("/{one}/{other}")
    ReviewComparison compare(@PathVariable long one, @PathVariable long other) {
        exit.require(Caller.ADMINISTRATOR, Purpose.IDENTITY, both(one, other));
        SideBySide sides = found(one, other);
        return new ReviewComparison(
                sides.question().map(IdentityJson.ReviewPair::of).orElse(null),
                IdentityJson.RegistrationDemographics.of(sides.one()),
                IdentityJson.RegistrationDemographics.of(sides.other()));
    }

    @PostMapping("/{one}/{other}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable long one, @PathVariable long other, @Nullable Principal who) {
        found(one, other);
        queue.claim(one, other, CallerName.of(who));
    }

    @PostMapping("/{one}/{other}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable long one, @PathVariable long other, @Nullable Principal who) {
        found(one, other);
        queue.release(one, other, CallerName.of(who));
    }

    @PostMapping("/{one}/{other}/defer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void defer(
            @PathVariable long one,
            @PathVariable long other,
            @RequestBody DeferRequest request,
            @Nullable Principal who) {
        found(one, other);
        Instant until = request.until();
        if (until == null) {
            throw new BadRequestException("Say until when, for instance {\"until\": \"2026-01-31T00:00:00Z\"}.");
        }
        queue.defer(one, other, CallerName.of(who), until, Reason.required(request.reason()));
    }

    @PostMapping("/{one}/{other}/link")
    ReviewDecision link(
            @PathVariable long one,
            @PathVariable long other,
            @RequestBody ReasonRequest request,
            @Nullable Principal who) {
        found(one, other);
        return done(one, other, queue.link(one, other, CallerName.of(who), Reason.required(request.reason())));
    }

    @PostMapping("/{one}/{other}/never")
    ReviewDecision never(
            @PathVariable long one,
            @PathVariable long other,
            @RequestBody ReasonRequest request,
            @Nullable Principal who) {
        found(one, other);
        return done(one, other, queue.never(one, other, CallerName.of(who), Reason.required(request.reason())));
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
