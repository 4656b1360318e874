package org.healthrecord.access.audit.chain;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.healthrecord.access.audit.chain.Fault.What;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Head;
import org.jspecify.annotations.Nullable;

/**
 * Holds one chain against what it should be, entry by entry in the order of their numbers. After the first fault nothing
 * more is said of the chain: all that follows may be a consequence.
 */
public final class ChainCheck {
    /** How far away the first place of an entry is looked for. */
    private static final long FAR = 1_000;

    private final String chain;
    private @Nullable Entry last;
    private @Nullable Entry beforeLast;
    private @Nullable Entry outOfPlace;
    private @Nullable Fault fault;
    private long length;

    public ChainCheck(String chain) {
        this.chain = chain;
    }

    /** @param persons by whose rows the entry is found */
    public void add(Entry entry, Set<String> persons) {
        length = entry.number();
        if (fault == null) {
            fault = outOfPlace == null ? faultOf(entry, persons) : settled(outOfPlace, entry);
            beforeLast = last;
            last = entry;
        }
    }

    private @Nullable Fault faultOf(Entry entry, Set<String> persons) {
        long expected = last == null ? 1 : last.number() + 1;
        if (entry.number() != expected) {
            return new Fault(chain, expected, What.REMOVED);
        }
        if (!entry.isGenuine()) {
            return notGenuine(entry);
        }
        if (!entry.previous().equals(hashOf(last))) {
            // It follows on another than the one before it: that one was written anew, hash and all.
            return new Fault(chain, Math.max(1, expected - 1), What.CHANGED);
        }
        return persons.equals(entry.event().persons()) ? null : new Fault(chain, expected, What.NOT_FOUND_BY_PERSON);
    }

    private @Nullable Fault notGenuine(Entry entry) {
        OptionalLong place = firstPlace(entry);
        if (place.isEmpty()) {
            return new Fault(chain, entry.number(), What.CHANGED);
        }
        if (place.getAsLong() < entry.number() && entry.previous().equals(hashOf(beforeLast))) {
            return new Fault(chain, entry.number() - 1, What.INSERTED);
        }
        if (place.getAsLong() < entry.number()) {
            return new Fault(chain, entry.number(), What.MOVED);
        }
        // Came forward: either those between are gone, or it changed places with one of them. The next one tells.
        outOfPlace = entry;
        return null;
    }

    private Fault settled(Entry moved, Entry next) {
        OptionalLong place = firstPlace(next);
        boolean swapped = place.isEmpty() || place.getAsLong() <= next.number();
        return new Fault(chain, moved.number(), swapped ? What.MOVED : What.REMOVED);
    }

    private static OptionalLong firstPlace(Entry entry) {
        return LongStream.rangeClosed(Math.max(1, entry.number() - FAR), entry.number() + FAR)
                .filter(entry::isGenuineAt)
                .findFirst();
    }

    private static String hashOf(@Nullable Entry entry) {
        return entry == null ? Entry.START : entry.hash();
    }

    /**
     * At the end of the chain.
     *
     * @param farthest how far it once went, as far as anybody knows
     */
    public Optional<Fault> end(@Nullable Head farthest) {
        if (fault == null && outOfPlace != null) {
            return Optional.of(new Fault(chain, outOfPlace.number(), What.REMOVED));
        }
        if (fault == null && farthest != null && farthest.number() > length) {
            return Optional.of(new Fault(chain, length + 1, What.CUT_OFF));
        }
        return Optional.ofNullable(fault);
    }
}
