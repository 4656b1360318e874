package org.healthrecord.access.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.port.Registration;

/** An identity index that is told who is who. */
final class TestPeople implements People {
    private final Map<Registration, String> persons = new ConcurrentHashMap<>();

    void is(Registration registration, String person) {
        persons.put(registration, person);
    }

    @Override
    public Optional<String> personOf(Registration registration) {
        return Optional.ofNullable(persons.get(registration));
    }

    @Override
    public List<Registration> registrationsOf(String personId) {
        return persons.entrySet().stream()
                .filter(entry -> entry.getValue().equals(personId))
                .map(Map.Entry::getKey)
                .sorted(java.util.Comparator.comparing(Registration::source))
                .toList();
    }
}
