package org.healthrecord.access.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.access.audit.chain.Fault.What;
import org.healthrecord.access.audit.event.Agent;
import org.healthrecord.access.audit.event.Asked;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten entries, and what becomes of them. */
class ChainCheckTest {
    private final List<Entry> entries = new ArrayList<>();

    @BeforeEach
    void write() {
        entries.add(Entry.of("c", 1, Entry.START, event("p1")));
        while (entries.size() < 10) {
            entries.add(entries.get(entries.size() - 1).next(event("p" + (entries.size() + 1))));
        }
    }

    private static Event event(String person) {
        Agent agent = new Agent("dr-lee", "staff", "", List.of(), "10.0.0.7");
        return new Event(
                Instant.EPOCH,
                Kind.READ,
                Outcome.SUCCESS,
                agent,
                new TreeSet<>(Set.of(person)),
                Asked.of("GET", "Patient/" + person),
                "",
                "",
                "",
                "");
    }

    private Optional<Fault> check(@Nullable Head farthest) {
        ChainCheck check = new ChainCheck("c");
        entries.forEach(entry -> check.add(entry, entry.event().persons()));
        return check.end(farthest);
    }

    private void expect(long number, What what) {
        assertThat(check(null)).contains(new Fault("c", number, what));
    }

    /** As an intruder does who covers the traces in the numbers. */
    private void renumber() {
        for (int i = 0; i < entries.size(); i++) {
            Entry e = entries.get(i);
            entries.set(i, new Entry(e.chain(), i + 1, e.previous(), e.hash(), e.event()));
        }
    }

    @Test
    void whatWasWrittenIsInOrder() {
        assertThat(check(Head.of(entries.get(9)))).isEmpty();
    }

    @Test
    void oneThatSaysSomethingElse() {
        Entry e = entries.get(4);
        entries.set(4, new Entry("c", 5, e.previous(), e.hash(), event("p99")));
        expect(5, What.CHANGED);
    }

    @Test
    void oneThatWasWrittenAnewHashAndAll() {
        entries.set(4, entries.get(3).next(event("p99")));
        expect(5, What.CHANGED);
    }

    @Test
    void oneThatIsGone() {
        entries.remove(4);
        expect(5, What.REMOVED);
    }

    @Test
    void oneThatIsGoneBehindNewNumbers() {
        entries.remove(4);
        renumber();
        expect(5, What.REMOVED);
    }

    @Test
    void theFirstIsGone() {
        entries.remove(0);
        expect(1, What.REMOVED);
    }

    @Test
    void oneThatWasPutBetween() {
        entries.add(5, entries.get(4).next(event("p99")));
        renumber();
        expect(6, What.INSERTED);
    }

    @Test
    void twoThatChangedPlaces() {
        Collections.swap(entries, 4, 5);
        renumber();
        expect(5, What.MOVED);
    }

    @Test
    void theEndCutOffIsSeenByWhoKnowsHowFarItWent() {
        Head head = Head.of(entries.get(9));
        entries.subList(7, 10).clear();
        assertThat(check(null)).isEmpty();
        assertThat(check(head)).contains(new Fault("c", 8, What.CUT_OFF));
    }

    @Test
    void oneThatItsPersonDoesNotFind() {
        ChainCheck check = new ChainCheck("c");
        check.add(entries.get(0), Set.of());
        assertThat(check.end(null)).contains(new Fault("c", 1, What.NOT_FOUND_BY_PERSON));
    }

    @Test
    void headsAreFoundInALog() {
        Head head = Head.of(entries.get(9));
        Head named = new Head("20261130T120000000-00ff00ff", 12, head.hash());
        assertThat(Head.in("2026-11-30 INFO Audit anchor " + named + "\nother line"))
                .containsExactly(named);
    }
}
