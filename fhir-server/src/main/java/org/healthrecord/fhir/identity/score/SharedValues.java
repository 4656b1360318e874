package org.healthrecord.fhir.identity.score;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.identity.score.Demographics.PersonName;

/**
 * Values that many people have: the telephone of a front desk is no person's contact, and a number under two given
 * names is a family's.
 */
public final class SharedValues {
    /** No value is known to be shared. */
    public static final SharedValues NONE = new SharedValues(Set.of());

    private final Set<Long> shared;

    public SharedValues(Collection<Long> shared) {
        this.shared = Set.copyOf(shared);
    }

    /** What a value is, and how many names make it a shared one. A household has few family names, and a mobile one owner. */
    public enum Kind {
        PHONE(5),
        EMAIL(5),
        SSN(2);

        private final int names;

        Kind(int names) {
            this.names = names;
        }

        public int names() {
            return names;
        }
    }

    /**
     * A registration's use of a value.
     *
     * @param value a hash of kind and value
     * @param name  a hash of the name under which it is used: family names for contacts, given names for numbers
     */
    public record Use(Kind kind, long value, long name) {}

    public static Set<Use> of(Demographics person) {
        Set<Use> uses = new LinkedHashSet<>();
        PersonName name = person.names().isEmpty() ? null : person.names().get(0);
        if (name == null) {
            return uses;
        }
        if (!name.family().isEmpty()) {
            long family = hash("family", BlockingKeys.sound(name.family().split(" ")[0]));
            person.phones().forEach(p -> uses.add(new Use(Kind.PHONE, hash(Kind.PHONE, p), family)));
            person.emails().forEach(e -> uses.add(new Use(Kind.EMAIL, hash(Kind.EMAIL, e), family)));
        }
        String ssn = person.ssn();
        if (ssn != null && ssn.length() > 4 && !name.first().isEmpty()) {
            String formal = NameTables.formalNames(name.first()).stream()
                    .min(String::compareTo)
                    .orElse("");
            uses.add(new Use(Kind.SSN, hash(Kind.SSN, ssn), hash("given", BlockingKeys.sound(formal))));
        }
        return uses;
    }

    /** The hashes of all values that may be shared. */
    public static Set<Long> values(Collection<Demographics> people) {
        Set<Long> values = new HashSet<>();
        for (Demographics person : people) {
            person.phones().forEach(p -> values.add(hash(Kind.PHONE, p)));
            person.emails().forEach(e -> values.add(hash(Kind.EMAIL, e)));
            if (person.ssn() != null) {
                values.add(hash(Kind.SSN, person.ssn()));
            }
        }
        return values;
    }

    /** Among people who are all in memory. */
    public static SharedValues among(Collection<Demographics> people) {
        Map<Long, Set<Long>> names = new HashMap<>();
        Map<Long, Kind> kinds = new HashMap<>();
        people.forEach(p -> of(p).forEach(u -> {
            names.computeIfAbsent(u.value(), v -> new HashSet<>()).add(u.name());
            kinds.put(u.value(), u.kind());
        }));
        names.entrySet().removeIf(e -> {
            Kind kind = kinds.get(e.getKey());
            return kind == null || e.getValue().size() < kind.names();
        });
        return new SharedValues(names.keySet());
    }

    List<String> own(List<String> values, Kind kind) {
        return shared.isEmpty()
                ? values
                : values.stream().filter(v -> !shared.contains(hash(kind, v))).toList();
    }

    /** The last seven digits of a telephone: an area code may be missing. */
    private static long hash(Kind kind, String value) {
        String compared = kind == Kind.PHONE ? value.substring(Math.max(0, value.length() - 7)) : value;
        return hash(kind.name(), compared);
    }

    private static long hash(String kind, String value) {
        return BlockingKey.of("uses " + kind, value).hash();
    }
}
