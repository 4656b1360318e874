package org.healthrecord.access.scope;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be done with a resource, by the letters of SMART's second version, which stand in this order: {@code cruds}. */
public enum Permission {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private static final String OLD_READ = "read";
    private static final String OLD_WRITE = "write";

    private final char letter;

    Permission(char letter) {
        this.letter = letter;
    }

    /** Empty for what is no permission, for letters in another order among them. */
    static Optional<Set<Permission>> of(String word) {
        return switch (word) {
            case OLD_READ -> Optional.of(EnumSet.of(READ, SEARCH));
            case OLD_WRITE -> Optional.of(EnumSet.of(CREATE, UPDATE, DELETE));
            case "*" -> Optional.of(EnumSet.allOf(Permission.class));
            default -> ofLetters(word);
        };
    }

    private static Optional<Set<Permission>> ofLetters(String word) {
        EnumSet<Permission> found = EnumSet.noneOf(Permission.class);
        for (Permission permission : values()) {
            if (word.indexOf(permission.letter) >= 0) {
                found.add(permission);
            }
        }
        return !found.isEmpty() && letters(found).equals(word) ? Optional.of(found) : Optional.empty();
    }

    static String letters(Collection<Permission> permissions) {
        return permissions.stream()
                .sorted()
                .map(permission -> Character.toString(permission.letter))
                .collect(Collectors.joining());
    }

    static boolean isOldWord(String word) {
        return word.equals(OLD_READ) || word.equals(OLD_WRITE) || word.equals("*");
    }
}
