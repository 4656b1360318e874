package org.healthrecord.ingest.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.ingest.alarm.Observed.Outcomes;
import org.junit.jupiter.api.Test;

/** When people are told of a feed, and when not. */
class JudgementTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Outcomes NOTHING = new Outcomes(0, 0);
    /** A Wednesday, 10:30 there. */
    private static final ZonedDateTime WEDNESDAY = ZonedDateTime.of(2026, 3, 25, 10, 30, 0, 0, ZONE);

    private final Judgement judgement = new Judgement(Duration.ofMinutes(15));

    @Test
    void aGivenRhythmIsBrokenWhenItIsLateByHalf() {
        assertThat(kinds(given(Duration.ofHours(4), Duration.ofHours(5)))).isEmpty();
        assertThat(kinds(given(Duration.ofHours(4), Duration.ofHours(7)))).containsExactly(AlarmKind.SILENT);
    }

    @Test
    void aClinicThatSendsInOfficeHoursIsNotSilentAtNight() {
        Rhythm office =
                rhythm(hour -> hour.getDayOfWeek().getValue() <= 5 && hour.getHour() >= 8 && hour.getHour() < 18);
        Instant evening = at(WEDNESDAY.withHour(17).withMinute(50));

        assertThat(office.isBroken(evening, at(WEDNESDAY.plusDays(1).withHour(7))))
                .isFalse();
        assertThat(office.isBroken(evening, at(WEDNESDAY.plusDays(1).withHour(9).withMinute(5))))
                .isFalse();
        assertThat(office.isBroken(
                        evening, at(WEDNESDAY.plusDays(1).withHour(10).withMinute(5))))
                .isTrue();
        Instant friday = at(WEDNESDAY.with(DayOfWeek.FRIDAY).withHour(17).withMinute(50));
        assertThat(office.isBroken(friday, at(WEDNESDAY.with(DayOfWeek.SUNDAY).withHour(23))))
                .isFalse();
    }

    @Test
    void aNightlyLoadIsMissedAfterTwoNights() {
        Rhythm nightly = rhythm(hour -> hour.getHour() == 2);
        Instant last = at(WEDNESDAY.withHour(2).withMinute(10));

        assertThat(nightly.isBroken(last, at(WEDNESDAY.plusDays(1).withHour(4))))
                .isFalse();
        assertThat(nightly.isBroken(last, at(WEDNESDAY.plusDays(2).withHour(4))))
                .isTrue();
    }

    @Test
    void whoSendsNowAndThenIsNeverSilent() {
        Rhythm rare = rhythm(hour -> hour.getDayOfYear() % 9 == 0 && hour.getHour() == 11);

        assertThat(rare.isBroken(at(WEDNESDAY), at(WEDNESDAY.plusDays(6)))).isFalse();
    }

    @Test
    void errorsAreToldWhenTheyRise() {
        assertThat(kinds(outcomes(new Outcomes(100, 20), new Outcomes(1000, 10))))
                .containsExactly(AlarmKind.ERRORS);
        assertThat(kinds(outcomes(new Outcomes(100, 20), new Outcomes(1000, 150))))
                .isEmpty();
        assertThat(kinds(outcomes(new Outcomes(4, 4), new Outcomes(1000, 0)))).isEmpty();
    }

    @Test
    void whatWaitsTooLongIsTold() {
        assertThat(kinds(waiting(Duration.ofMinutes(14)))).isEmpty();
        assertThat(kinds(waiting(Duration.ofMinutes(16)))).containsExactly(AlarmKind.BACKLOG);
    }

    @Test
    void aPausedSourceIsExpectedToBeSilent() {
        assertThat(kinds(new Observed(
                        now().minus(Duration.ofDays(3)), Duration.ofHours(1), null, NOTHING, NOTHING, null, 9, true)))
                .isEmpty();
    }

    @Test
    void aChannelThatFailsAgainAndAgainIsTold() {
        assertThat(kinds(new Observed(null, null, null, NOTHING, NOTHING, null, 3, false)))
                .containsExactly(AlarmKind.FETCHING);
    }

    private Set<AlarmKind> kinds(Observed seen) {
        return judgement.reasons(seen, now()).keySet();
    }

    private static Observed given(Duration every, Duration silent) {
        return new Observed(now().minus(silent), every, null, NOTHING, NOTHING, null, 0, false);
    }

    private static Observed outcomes(Outcomes lately, Outcomes usually) {
        return new Observed(now(), null, null, lately, usually, null, 0, false);
    }

    private static Observed waiting(Duration age) {
        return new Observed(now(), null, null, NOTHING, NOTHING, now().minus(age), 0, false);
    }

    /** Of four weeks before. */
    private static Rhythm rhythm(Predicate<ZonedDateTime> sends) {
        Set<Instant> hours = new HashSet<>();
        ZonedDateTime from = WEDNESDAY.minusDays(28).withMinute(0);
        for (int i = 0; i < 28 * 24; i++) {
            if (sends.test(from.plusHours(i))) {
                hours.add(at(from.plusHours(i)));
            }
        }
        return Rhythm.of(hours, ZONE, Duration.ofDays(28));
    }

    private static Instant now() {
        return at(WEDNESDAY);
    }

    private static Instant at(ZonedDateTime time) {
        return time.toInstant();
    }
}
