package org.healthrecord.access.account.directory;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.port.Registration;

/** Which person a set of registrations is that staff once checked. */
public final class Binding {
    private Binding() {}

    /**
     * The one person that all of them are now. Nobody where one is unknown or where they are several people now: which of
     * these the owner is, staff must check again.
     */
    public static Optional<String> person(Collection<Registration> checked, People people) {
        Set<Optional<String>> persons = checked.stream().map(people::personOf).collect(Collectors.toSet());
        return persons.size() == 1 ? persons.iterator().next() : Optional.empty();
    }
}
