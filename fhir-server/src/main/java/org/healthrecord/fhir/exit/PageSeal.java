package org.healthrecord.fhir.exit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.healthrecord.access.decision.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Binds the link to a further page to the caller who searched. A caller who may see less than then, or more, asks again:
 * what was found, and how much, was found for another sight.
 */
final class PageSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final char MARK = '~';
    private static final int BYTES = 16;

    private final SecretKeySpec secret;

    PageSeal(JdbcClient jdbc) {
        String text = jdbc.sql("select secret from chart_page_seal")
                .query(String.class)
                .single();
        this.secret = new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), ALGORITHM);
    }

    String close(String link, Caller caller) {
        return link + MARK + seal(link, caller);
    }

    /** The link within; empty if it is another caller's. */
    Optional<String> open(String sealed, Caller caller) {
        int mark = sealed.lastIndexOf(MARK);
        if (mark < 0) {
            return Optional.empty();
        }
        String link = sealed.substring(0, mark);
        boolean same = MessageDigest.isEqual(
                seal(link, caller).getBytes(StandardCharsets.UTF_8),
                sealed.substring(mark + 1).getBytes(StandardCharsets.UTF_8));
        return same ? Optional.of(link) : Optional.empty();
    }

    private String seal(String link, Caller caller) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] whole = mac.doFinal((link + '\n' + sight(caller)).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of a caller that decides what is shown. */
    private static String sight(Caller caller) {
        return String.join(
                "\n",
                caller.name(),
                caller.kind().name(),
                caller.scopes().text(),
                String.join(" ", new TreeSet<>(caller.persons())),
                String.valueOf(caller.chosen()),
                new TreeSet<>(caller.roles()).toString());
    }
}
