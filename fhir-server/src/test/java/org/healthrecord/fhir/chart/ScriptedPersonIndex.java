package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.PersonIndex;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Patient;

/**
 * Every registration is its own person until a Link says otherwise; an Unlink gives the other registration a person of
 * its own.
 */
public final class ScriptedPersonIndex implements PersonIndex {
    private final Map<Registration, String> people = new LinkedHashMap<>();
    private int made;

    @Override
    public List<Move> update(Map<Registration, Patient> demographics, List<IdentityStatement> statements) {
        List<Move> moves = new ArrayList<>();
        demographics.keySet().forEach(r -> meet(r, moves));
        for (IdentityStatement statement : statements) {
            if (statement instanceof IdentityStatement.Link link) {
                meet(link.one(), moves);
                meet(link.other(), moves);
                move(link.other(), people.get(link.one()), moves);
            } else if (statement instanceof IdentityStatement.Unlink unlink) {
                move(unlink.other(), "p" + made++, moves);
            }
        }
        return moves;
    }

    private void meet(Registration registration, List<Move> moves) {
        if (!people.containsKey(registration)) {
            people.put(registration, "p" + made++);
            moves.add(new Move(registration, null, people.get(registration)));
        }
    }

    private void move(Registration registration, String to, List<Move> moves) {
        String from = people.put(registration, to);
        if (!to.equals(from)) {
            moves.add(new Move(registration, from, to));
        }
    }

    @Override
    public Optional<String> personOf(Registration registration) {
        return Optional.ofNullable(people.get(registration));
    }

    @Override
    public SortedSet<Registration> registrationsOf(String personId) {
        SortedSet<Registration> registrations = new TreeSet<>();
        people.forEach((registration, person) -> {
            if (person.equals(personId)) {
                registrations.add(registration);
            }
        });
        return registrations;
    }
}
