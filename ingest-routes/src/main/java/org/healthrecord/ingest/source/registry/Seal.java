package org.healthrecord.ingest.source.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets that are kept in the database: AES-256 in GCM (NIST SP 800-38D), a new random nonce each time, bound to
 * what the secret belongs to. The key is never in the database.
 */
public final class Seal {
    private static final String SEALED = "{sealed}";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * @param configured the key as configured, at least 32 characters; nodes that share a database must share it. Without
     *                   it, one is made and kept in the data folder
     */
    public static Seal of(@Nullable String configured, Path home) {
        if (configured != null && !configured.isBlank()) {
            if (configured.length() < KEY) {
                throw new IllegalArgumentException("health-record.secret-key needs at least 32 characters");
            }
            return new Seal(digest(configured.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return new Seal(keyFile(home.resolve("secret.key")));
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "the key of the secrets cannot be read or made in the data folder", unusable);
        }
    }

    private static byte[] keyFile(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            create(file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY) {
            throw new IOException("the key has not 32 bytes");
        }
        return key;
    }

    /** Under another name first: a node that starts at the same moment sees the whole key or none. */
    private static void create(Path file) throws IOException {
        byte[] made = new byte[KEY];
        new SecureRandom().nextBytes(made);
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new");
        Files.write(beside, made, StandardOpenOption.SYNC);
        if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-------"));
        }
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException another) {
            // Another node was first: its key counts.
        } finally {
            Files.delete(beside);
        }
    }

    private static byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static boolean isSealed(String text) {
        return text.startsWith(SEALED);
    }

    /** @param owner what the secret belongs to; it opens for no other */
    public String seal(String secret, String owner) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, owner);
            byte[] closed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + closed.length);
            System.arraycopy(closed, 0, all, NONCE, closed.length);
            return SEALED + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws SealedException when it was sealed with another key, or for another owner */
    public String open(String sealed, String owner) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed.substring(SEALED.length()));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), owner);
            return new String(cipher.doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException closed) {
            throw new SealedException();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A secret cannot be opened with this node's key. */
    public static class SealedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SealedException() {
            super("A secret cannot be read with this node's key; enter it again or give all nodes the same"
                    + " health-record.secret-key.");
        }
    }
}
