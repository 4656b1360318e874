package org.healthrecord.ingest.pull.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.healthrecord.ingest.pull.turn.Memory;
import org.healthrecord.ingest.pull.turn.Memory.Known;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.Turn;
import org.healthrecord.mapping.port.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Puts resources into the inbox as if they had been pushed: one message for each patient and page, so that the order by patient
 * holds, with what is new in it. What a server no longer has is said to be deleted.
 */
public final class Delivery {
    private static final String FHIR = "application/fhir+json";

    private final Turn turn;

    public Delivery(Turn turn) {
        this.turn = turn;
    }

    /** Returns when all that is new of them is in the inbox. What is the same as before is left out. */
    public void deliver(Collection<Fetched> page) throws PullFailure {
        var distinct = new LinkedHashMap<String, Fetched>();
        page.forEach(one -> distinct.put(one.name(), one));
        var before = before(distinct.values());
        var fresh = distinct.values().stream()
                .filter(one -> !same(one, before.get(one.name())))
                .toList();
        var noted = fresh.stream().map(Fetched::known).toList();
        withdrawMoved(fresh, before);
        var carried = new HashSet<Fetched>();
        for (var group : byPatient(fresh).values()) {
            var referred = referred(group, distinct.values());
            carried.addAll(referred);
            turn.store(bundle(group, referred, before, turn.now()), null);
        }
        var nobodys = fresh.stream()
                .filter(one -> one.patient().isEmpty() && !carried.contains(one))
                .toList();
        if (!nobodys.isEmpty()) {
            turn.store(bundle(nobodys, List.of(), before, turn.now()), null);
        }
        turn.memory().fetched(noted);
    }

    private static boolean same(Fetched one, @Nullable Known before) {
        return before != null && before.equals(one.known());
    }

    private Map<String, Known> before(Collection<Fetched> page) {
        var found = new HashMap<String, Known>();
        page.stream().collect(Collectors.groupingBy(Fetched::type)).forEach((type, ones) -> turn.memory()
                .known(type, ones.stream().map(Fetched::id).toList())
                .values()
                .forEach(known -> found.put(known.type() + '/' + known.id(), known)));
        return found;
    }

    /** What is another patient's by now is first taken from the one it was. */
    private void withdrawMoved(List<Fetched> fresh, Map<String, Known> before) throws PullFailure {
        var moved = new ArrayList<Known>();
        for (var one : fresh) {
            var known = before.get(one.name());
            if (known != null && !known.gone() && !known.patient().equals(one.patient())) {
                moved.add(known);
            }
        }
        withdraw(moved);
    }

    private static Map<String, List<Fetched>> byPatient(List<Fetched> fresh) {
        return fresh.stream()
                .filter(one -> !one.patient().isEmpty())
                .collect(Collectors.groupingBy(Fetched::patient, LinkedHashMap::new, Collectors.toList()));
    }

    /** The bytes depend on the resources alone, so that the same ones are recognized by the inbox. */
    private static Payload bundle(List<Fetched> group, List<Fetched> referred, Map<String, Known> before, Instant now) {
        var bundle = Fetched.JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "searchset");
        var entries = bundle.putArray("entry");
        for (var one : group) {
            var known = before.get(one.name());
            entries.addObject().set("resource", known != null && known.gone() ? again(one, now) : one.json());
        }
        referred.forEach(one -> entries.addObject().set("resource", one.json()));
        return new Payload(Fetched.bytes(bundle), FHIR, null);
    }

    /** What was gone and is back is stated now: its own time is before that of its deletion. */
    private static ObjectNode again(Fetched one, Instant now) {
        var json = one.json().deepCopy();
        json.withObject("/meta").put("lastUpdated", now.toString()).remove("versionId");
        return json;
    }

    /** What names no patient itself (a Medication) goes with those that refer to it. */
    private static List<Fetched> referred(List<Fetched> group, Collection<Fetched> page) {
        var references =
                group.stream().flatMap(one -> one.references().stream()).collect(Collectors.toSet());
        return page.stream()
                .filter(one -> one.patient().isEmpty() && references.contains(one.name()))
                .toList();
    }

    /** Says of each patient's resources that they are gone there. */
    public void withdraw(List<Known> gone) throws PullFailure {
        var byPatient = gone.stream()
                .filter(one -> !one.patient().isEmpty() && !one.element().isEmpty())
                .collect(Collectors.groupingBy(Known::patient, LinkedHashMap::new, Collectors.toList()));
        for (var group : byPatient.entrySet()) {
            turn.store(deletions(group.getKey(), group.getValue(), turn.now()), null);
        }
        turn.memory().fetched(gone.stream().map(Known::asGone).toList());
    }

    /** A transaction of deletions (FHIR R4, Bundle). Each entry also names the patient: a deletion alone tells nobody whose it is. */
    private static Payload deletions(String patient, List<Known> gone, Instant now) {
        var bundle = Fetched.JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "transaction").put("timestamp", now.toString());
        var entries = bundle.putArray("entry");
        for (Memory.Known one : gone) {
            var entry = entries.addObject();
            var stub = entry.putObject("resource");
            stub.put("resourceType", one.type()).put("id", one.id());
            stub.putObject(one.element()).put("reference", "Patient/" + patient);
            entry.putObject("request").put("method", "DELETE").put("url", one.type() + '/' + one.id());
        }
        return new Payload(Fetched.bytes(bundle), FHIR, null);
    }
}
