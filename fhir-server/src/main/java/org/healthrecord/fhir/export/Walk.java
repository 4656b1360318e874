package org.healthrecord.fhir.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.store.read.BulkRows;
import org.jspecify.annotations.Nullable;

/**
 * The order in which an export reads: everything by its key; or chosen people one after the other, then what their charts
 * share. A place in it is a word and the last key or person read, so that the work can continue there.
 */
final class Walk {
    private static final int AT_ONCE = 1000;
    private static final int PEOPLE_AT_ONCE = 20;
    private static final int HOPS = 4;
    private static final String PATIENT = "Patient";
    private static final String ALL = "all:";
    private static final String PERSON = "person:";
    private static final String SHARED = "shared:";

    private final Question question;
    private final BulkExit exit;
    private final String asker;
    private final BulkRows keys;
    private final Set<String> types;
    private final List<String> people;
    private @Nullable List<Long> shared;

    /** @param people sorted; read only for questions that choose people */
    Walk(Question question, BulkExit exit, String asker, List<String> people) {
        this.question = question;
        this.exit = exit;
        this.asker = asker;
        this.keys = exit.keys();
        this.types = question.wanted();
        this.people = people;
    }

    /**
     * A step.
     *
     * @param owned whether only what is somebody's is meant; else, of chosen people, only what is nobody's
     * @param place behind it
     */
    record Step(List<Long> pids, boolean owned, String place) {}

    /** Empty at the end. */
    Optional<Step> after(@Nullable String place) {
        if (!question.isOfSome()) {
            return everything(place == null ? 0 : Long.parseLong(place.substring(ALL.length())));
        }
        if (place == null || place.startsWith(PERSON)) {
            String last = place == null ? "" : place.substring(PERSON.length());
            List<String> next = people.stream()
                    .filter(person -> person.compareTo(last) > 0)
                    .limit(PEOPLE_AT_ONCE)
                    .toList();
            if (!next.isEmpty()) {
                Set<Long> pids = new TreeSet<>(keys.named(keys.idsOf(next), types, question.from()));
                pids.addAll(keys.named(next, Set.of(PATIENT), Instant.EPOCH));
                return Optional.of(new Step(List.copyOf(pids), true, PERSON + next.get(next.size() - 1)));
            }
        }
        return shared(place != null && place.startsWith(SHARED) ? Long.parseLong(place.substring(SHARED.length())) : 0);
    }

    private Optional<Step> everything(long last) {
        List<BulkRows.Key> next = keys.after(last, AT_ONCE);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        List<Long> pids =
                next.stream().filter(this::isRead).map(BulkRows.Key::pid).toList();
        return Optional.of(new Step(pids, true, ALL + next.get(next.size() - 1).pid()));
    }

    /** Patients in any case: a chart that is seen in part comes where its Patient is read. */
    private boolean isRead(BulkRows.Key key) {
        return key.standing()
                && (key.type().equals(PATIENT)
                        || (types.contains(key.type()) && !key.updated().isBefore(question.from())));
    }

    private Optional<Step> shared(long last) {
        List<Long> all = shared == null ? shared = findShared() : shared;
        List<Long> next = all.stream().filter(pid -> pid > last).limit(AT_ONCE).toList();
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step(next, false, SHARED + next.get(next.size() - 1)));
    }

    /** The directory's resources that the charts refer to, and those these refer to. */
    private List<Long> findShared() {
        Set<Long> found = new HashSet<>();
        for (int from = 0; from < people.size(); from += PEOPLE_AT_ONCE) {
            List<String> some = people.subList(from, Math.min(people.size(), from + PEOPLE_AT_ONCE));
            found.addAll(exit.sharedBy(asker, some));
        }
        List<Long> hop = List.copyOf(found);
        for (int i = 0; i < HOPS && !hop.isEmpty(); i++) {
            hop = new ArrayList<>(new LinkedHashSet<>(keys.sharedBy(hop)));
            hop.removeIf(pid -> !found.add(pid));
        }
        return List.copyOf(new TreeSet<>(found));
    }
}
