package org.healthrecord.access.account.password;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A site's own file of known passwords: a line each, in order, that begins with the SHA-1 of the password in hex or with its
 * first digits (10 or more). What follows a colon is not read. The file is searched where it lies, so it may be of any size.
 */
final class SiteList implements KnownPasswords {
    private static final int SHORTEST = 10;

    private final Path file;

    SiteList(Path file) {
        this.file = file;
    }

    @Override
    public boolean contains(String password) {
        String wanted = sha1(password);
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            return search(lines, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("health-record.access.breached-passwords cannot be read", e);
        }
    }

    /** Of a line between two places, the one that starts at or after the middle. */
    private static boolean search(RandomAccessFile lines, String wanted) throws IOException {
        long low = 0;
        long high = lines.length();
        while (low < high) {
            long middle = (low + high) >>> 1;
            String line = lineFrom(lines, middle);
            int order = line.isEmpty() ? 1 : compare(line, wanted);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = lines.getFilePointer();
            } else {
                high = middle;
            }
        }
        return false;
    }

    /** The first line that begins at a place or after it; empty behind the last. */
    private static String lineFrom(RandomAccessFile lines, long place) throws IOException {
        lines.seek(Math.max(0, place - 1));
        if (place > 0) {
            lines.readLine();
        }
        String line = lines.readLine();
        return line == null ? "" : line.split(":", 2)[0].trim().toUpperCase(Locale.ROOT);
    }

    private static int compare(String line, String wanted) {
        boolean begins = line.length() >= SHORTEST && wanted.startsWith(line);
        return begins ? 0 : line.compareTo(wanted);
    }

    private static String sha1(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
