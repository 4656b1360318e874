package org.healthrecord.access.account.password;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.healthrecord.access.account.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are kept: Argon2id with Spring Security's present parameters, the algorithm named in each digest. bcrypt is
 * only read: it takes no more than 72 bytes.
 */
public final class Passwords {
    private static final String PRESENT = "argon2@SpringSecurity_v5_8";

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            PRESENT,
            Map.of(
                    PRESENT,
                    Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                    "bcrypt",
                    new BCryptPasswordEncoder()));

    /** A digest takes 16 MB: those who try many passwords at once wait for each other. */
    private final Semaphore permits =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final String nobodys = encoder.encode(Secrets.token());

    /** The words of the program and a site's own file. */
    public static PasswordRules rules(Optional<Path> siteFile) {
        KnownPasswords common = new CommonPasswords();
        KnownPasswords site = siteFile.<KnownPasswords>map(SiteList::new).orElse(password -> false);
        return new PasswordRules(password -> common.contains(password) || site.contains(password));
    }

    public String digest(String password) {
        permits.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            permits.release();
        }
    }

    /** Whether a password is the one. Without a digest the same work is done, and the answer is no. */
    public boolean matches(String password, @Nullable String digest) {
        permits.acquireUninterruptibly();
        try {
            // Longer than any that is taken: not worth the work, and known before anything is looked up.
            return password.length() <= 2 * PasswordRules.LONGEST
                    && encoder.matches(password, digest == null ? nobodys : digest)
                    && digest != null;
        } finally {
            permits.release();
        }
    }

    public boolean isOutdated(String digest) {
        return encoder.upgradeEncoding(digest);
    }
}
