package org.healthrecord.access.account.password;

import java.util.Locale;
import java.util.Optional;

/** Which passwords are taken: length and what is known to attackers, no rules of composition (NIST SP 800-63B, 3.1.1.2). */
public final class PasswordRules {
    public static final int SHORTEST_OF_STAFF = 12;
    public static final int SHORTEST = 10;
    public static final int LONGEST = 128;

    private final KnownPasswords known;

    public PasswordRules(KnownPasswords known) {
        this.known = known;
    }

    /** What is wrong with a password, in a sentence for the one who chose it. */
    public Optional<String> objection(String password, String loginName, boolean staff) {
        int length = password.codePointCount(0, password.length());
        int shortest = staff ? SHORTEST_OF_STAFF : SHORTEST;
        if (length < shortest) {
            return Optional.of("A password has at least " + shortest + " characters.");
        }
        if (length > LONGEST) {
            return Optional.of("A password has at most " + LONGEST + " characters.");
        }
        if (loginName.length() > 2 && holds(password, loginName)) {
            return Optional.of("A password must not contain the name one signs in with.");
        }
        return known.contains(password)
                ? Optional.of("This password is known to attackers. Choose another.")
                : Optional.empty();
    }

    private static boolean holds(String password, String name) {
        return password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
