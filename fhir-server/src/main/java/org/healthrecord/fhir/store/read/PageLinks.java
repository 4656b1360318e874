package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.model.api.Include;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what a search has found into the link to its next page, and reads it from there: nothing is stored, and any node
 * can show the page. The seal keeps a caller from asking for other resources than the search has found.
 */
final class PageLinks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RADIX = 36;
    private static final int PARTS = 6;
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec secret;
    private final Duration valid;

    PageLinks(JdbcClient jdbc, Duration valid) {
        String text = jdbc.sql("select secret from chart_page_seal")
                .query(String.class)
                .single();
        this.secret = new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), ALGORITHM);
        this.valid = valid;
    }

    String write(Found found) {
        String text = String.join(
                "*",
                found.type(),
                Long.toString(found.at().toEpochMilli(), RADIX),
                text(found.includes()),
                text(found.reverseIncludes()),
                differences(found.pids()));
        return text + "*" + seal(text);
    }

    /** HAPI's own name for a stored search is a UUID. */
    static boolean isOne(String link) {
        return link.indexOf('*') >= 0;
    }

    /** Empty if this is not a link of ours, or too old: the list would be, too. */
    Optional<Found> read(String link) {
        String[] parts = link.split("\\*", -1);
        if (parts.length != PARTS || !isSealed(link)) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(parts[1], RADIX));
        return at.plus(valid).isBefore(Instant.now())
                ? Optional.empty()
                : Optional.of(new Found(parts[0], at, includes(parts[2]), includes(parts[3]), pids(parts[4])));
    }

    private boolean isSealed(String link) {
        int end = link.lastIndexOf('*');
        return MessageDigest.isEqual(
                seal(link.substring(0, end)).getBytes(StandardCharsets.UTF_8),
                link.substring(end + 1).getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return TO_TEXT.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of one chart are numbered close to each other, so the steps between them are short. */
    private static String differences(List<Long> pids) {
        StringBuilder text = new StringBuilder();
        long last = 0;
        for (long pid : pids) {
            text.append(text.isEmpty() ? "" : ".").append(Long.toString(pid - last, RADIX));
            last = pid;
        }
        return text.toString();
    }

    private static List<Long> pids(String differences) {
        List<Long> pids = new ArrayList<>();
        long pid = 0;
        for (String difference : differences.split("\\.")) {
            pid += Long.parseLong(difference, RADIX);
            pids.add(pid);
        }
        return pids;
    }

    private static String text(Collection<Include> includes) {
        String lines = includes.stream()
                .map(include -> (include.isRecurse() ? "+" : "-") + include.getValue())
                .collect(Collectors.joining("\n"));
        return TO_TEXT.encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Include> includes(String text) {
        String lines = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        return Arrays.stream(lines.split("\n"))
                .filter(line -> !line.isEmpty())
                .map(line -> new Include(line.substring(1), line.startsWith("+")))
                .toList();
    }
}
