package org.healthrecord.access.account.password;

/** Passwords that attackers try. */
@FunctionalInterface
public interface KnownPasswords {
    boolean contains(String password);
}
