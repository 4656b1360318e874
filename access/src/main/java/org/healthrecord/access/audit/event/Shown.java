package org.healthrecord.access.audit.event;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whose charts the request being answered by this thread has shown so far. The door adds to it; the audit takes it. */
public final class Shown {
    @SuppressWarnings("ThreadLocalUsage") // one of these in a service; tests have more
    private final ThreadLocal<SortedSet<String>> persons = new ThreadLocal<>();

    /** Begins with nobody. */
    public void begin() {
        persons.set(new TreeSet<>());
    }

    /** Nothing happens outside of a request. */
    public void add(Set<String> more) {
        SortedSet<String> sofar = persons.get();
        if (sofar != null) {
            sofar.addAll(more);
        }
    }

    /** Whether anything that is added will be asked for. */
    public boolean isWatched() {
        return persons.get() != null;
    }

    public int size() {
        SortedSet<String> sofar = persons.get();
        return sofar == null ? 0 : sofar.size();
    }

    public SortedSet<String> soFar() {
        SortedSet<String> sofar = persons.get();
        return sofar == null ? new TreeSet<>() : new TreeSet<>(sofar);
    }

    public void end() {
        persons.remove();
    }
}
