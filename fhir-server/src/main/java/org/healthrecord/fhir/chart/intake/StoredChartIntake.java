package org.healthrecord.fhir.chart.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.ChangedKeys;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.port.ChartIntake;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.chart.projection.Changes;
import org.healthrecord.fhir.chart.projection.ChartOwner;
import org.healthrecord.fhir.identity.PersonIndex;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.hl7.fhir.r4.model.Patient;

/**
 * The intake over the chart's tables: assertions, identity and projection in one transaction. Most records say
 * something new of people already known and run in parallel; a record that may change who is who runs alone.
 */
public final class StoredChartIntake implements ChartIntake {
    private final ChartTransaction parts;
    private final ResourceCodec codec;

    public StoredChartIntake(ChartTransaction parts, ResourceCodec codec) {
        this.parts = parts;
        this.codec = codec;
    }

    @Override
    public void accept(List<MappedRecord> records, Runnable confirm) {
        Incoming incoming = Incoming.of(records, codec, parts.tables());
        if (incoming.isEmpty()) {
            return;
        }
        boolean done = parts.locks().shared(() -> onlyFacts(incoming, confirm));
        if (!done) {
            parts.locks().alone(() -> {
                parts.transaction().executeWithoutResult(tx -> {
                    parts.locks().nodesAlone();
                    confirm.run();
                    everything(incoming);
                });
                return true;
            });
        }
    }

    /** Applies what leaves identity and directory alone; answers false, having written nothing, when it is more than that. */
    private boolean onlyFacts(Incoming incoming, Runnable confirm) {
        Optional<Map<Registration, String>> people = knownPeople(incoming);
        if (people.isEmpty()) {
            return false;
        }
        Set<String> ids = new LinkedHashSet<>(people.get().values());
        return parts.locks()
                .with(
                        ids,
                        () -> Boolean.TRUE.equals(parts.transaction().execute(tx -> {
                            parts.locks().nodesShared(ids);
                            confirm.run();
                            // Another node may have moved a registration between the first look and the lock.
                            if (!knownPeople(incoming).equals(people)) {
                                return false;
                            }
                            ChangedKeys restated =
                                    parts.tables().assertions().restate(incoming.versions(), incoming.retraction());
                            addReferences(incoming);
                            project(incoming, restated, people.get(), Set.of(), Map.of(), Changes.differing());
                            return true;
                        })));
    }

    private Optional<Map<Registration, String>> knownPeople(Incoming incoming) {
        if (!incoming.statements().isEmpty()
                || incoming.takesBackMoreThanFacts()
                || !parts.tables().assertions().saysNothingNew(incoming.patients())
                || !parts.tables().assertions().saysNothingNew(incoming.directory())) {
            return Optional.empty();
        }
        Map<Registration, String> people = new HashMap<>();
        for (Registration registration : incoming.registrations()) {
            Optional<String> person = parts.index().personOf(registration);
            if (person.isEmpty()) {
                return Optional.empty();
            }
            people.put(registration, person.get());
        }
        return Optional.of(people);
    }

    private void everything(Incoming incoming) {
        parts.tables().keys().addRegistrations(incoming.registrations());
        ChangedKeys restated = parts.tables().assertions().restate(incoming.versions(), incoming.retraction());
        addReferences(incoming);
        Set<UUID> directory = new LinkedHashSet<>(restated.changed());
        directory.removeAll(incoming.ownerOf().keySet());
        Changes changes = Changes.differing();
        Set<UUID> moved = parts.projection().increment(ChartOwner.directory(), directory, restated, false, changes);

        List<PersonIndex.Move> moves = parts.index().update(demographics(incoming, restated), incoming.statements());
        parts.tables()
                .keys()
                .addRegistrations(
                        moves.stream().map(PersonIndex.Move::registration).toList());
        Set<String> whole = new LinkedHashSet<>();
        Set<String> grown = new LinkedHashSet<>();
        for (PersonIndex.Move move : moves) {
            if (move.from() == null) {
                grown.add(move.to());
            } else {
                whole.add(move.from());
                whole.add(move.to());
            }
        }
        whole.forEach(id -> parts.projection().whole(person(id), changes));
        Map<Registration, String> people = new LinkedHashMap<>();
        for (Registration registration : incoming.registrations()) {
            people.put(registration, parts.index().personOf(registration).orElseThrow());
        }
        grown.addAll(personsRestated(incoming, moves, people.values()));
        people.values().removeIf(whole::contains);
        grown.removeAll(whole);
        Map<String, Set<UUID>> referring = referringTo(moved, directory);
        referring.keySet().removeAll(whole);
        project(incoming, restated, people, grown, referring, changes);
    }

    private void addReferences(Incoming incoming) {
        parts.tables().keys().addReferences(incoming.targets());
        parts.tables().keys().addNameless(incoming.nameless());
    }

    /**
     * By person, what refers to entries of the directory.
     *
     * @param moved    those that were absent until now, or are gone
     * @param restated those that may be called otherwise than before
     */
    private Map<String, Set<UUID>> referringTo(Set<UUID> moved, Set<UUID> restated) {
        Map<UUID, AssertionKey> keys = new LinkedHashMap<>(parts.tables().keys().patientsReferringTo(moved));
        keys.putAll(parts.tables().keys().patientsNaming(restated));
        Map<String, Set<UUID>> referring = new LinkedHashMap<>();
        keys.forEach((id, key) -> parts.index()
                .personOf(Objects.requireNonNull(key.registration()))
                .ifPresent(person -> referring
                        .computeIfAbsent(person, p -> new LinkedHashSet<>())
                        .add(id)));
        return referring;
    }

    /** The persons of whom only the Patient may change: merged numbers, what waits for a steward. */
    private Set<String> personsRestated(Incoming incoming, List<PersonIndex.Move> moves, Collection<String> people) {
        Set<String> stated = new LinkedHashSet<>();
        incoming.statements().stream()
                .flatMap(s -> named(s).stream())
                .forEach(r -> parts.index().personOf(r).ifPresent(stated::add));
        Set<String> concerned = new LinkedHashSet<>(stated);
        concerned.addAll(people);
        for (PersonIndex.Move move : moves) {
            concerned.add(move.to());
            if (move.from() != null) {
                concerned.add(move.from());
            }
        }
        stated.addAll(parts.besides().update(concerned));
        return stated;
    }

    private static List<Registration> named(IdentityStatement statement) {
        if (statement instanceof IdentityStatement.Merge merge) {
            return List.of(merge.surviving(), merge.retired());
        }
        if (statement instanceof IdentityStatement.Link link) {
            return List.of(link.one(), link.other());
        }
        return statement instanceof IdentityStatement.Unlink unlink ? List.of(unlink.one(), unlink.other()) : List.of();
    }

    private void project(
            Incoming incoming,
            ChangedKeys restated,
            Map<Registration, String> people,
            Set<String> grown,
            Map<String, Set<UUID>> referring,
            Changes changes) {
        Map<String, Set<UUID>> byPerson = new LinkedHashMap<>(referring);
        grown.forEach(id -> byPerson.computeIfAbsent(id, p -> new LinkedHashSet<>()));
        for (UUID key : restated.changed()) {
            Registration owner = incoming.ownerOf().get(key);
            String person = owner == null ? null : people.get(owner);
            if (person != null) {
                byPerson.computeIfAbsent(person, p -> new LinkedHashSet<>()).add(key);
            }
        }
        byPerson.forEach(
                (id, keys) -> parts.projection().increment(person(id), keys, restated, grown.contains(id), changes));
        changes.writeTo(parts.writer(), parts.outbox(), ChartListener.Cause.SENT);
    }

    /** The current Patient statement of each registration whose demographics may have changed. */
    private Map<Registration, Patient> demographics(Incoming incoming, ChangedKeys restated) {
        Map<Registration, Patient> demographics = new LinkedHashMap<>();
        for (Registration registration : incoming.registrations()) {
            UUID key = UUID.fromString(AssertionKey.patient(registration).id());
            if (restated.changed().contains(key)
                    || parts.index().personOf(registration).isEmpty()) {
                List<StoredVersion> versions = restated.versionsOf(
                                Set.of(key), parts.tables().assertions()::versionsOf)
                        .getOrDefault(key, List.of());
                Patient patient = StoredVersion.standing(versions)
                        .map(s -> (Patient) s.assertion().resource())
                        .orElseGet(Patient::new);
                demographics.put(registration, patient);
            }
        }
        return demographics;
    }

    private ChartOwner person(String id) {
        return new ChartOwner(id, parts.index().registrationsOf(id));
    }
}
