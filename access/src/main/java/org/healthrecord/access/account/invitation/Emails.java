package org.healthrecord.access.account.invitation;

import java.util.Optional;

/** Addresses as people type them. Whether one is right only a letter tells. */
public final class Emails {
    private Emails() {}

    public static boolean isUsable(String typed) {
        return typed.isBlank()
                || typed.trim().length() <= 254
                        && typed.trim()
                                .matches(
                                        "[^\\s@<>,;:\"\\p{Cntrl}]+@[^\\s@<>,;:\"\\p{Cntrl}]+\\.[^\\s@<>,;:\"\\p{Cntrl}]+");
    }

    public static Optional<String> of(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(typed.trim());
    }
}
