package org.healthrecord.ingest.source.mllp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are one source's, by their public keys: a renewed certificate of the same key stays the source's.
 *
 * @param clients SHA-256 of public keys (SubjectPublicKeyInfo), hexadecimal; empty where each trusted one may send
 */
record OwnCertificates(Set<String> clients) {
    /** Whether who is at the other end may send as this source. */
    boolean hold(@Nullable SSLSession session) {
        return clients.isEmpty() || (session != null && clients.contains(keyOf(session)));
    }

    private static String keyOf(SSLSession session) {
        try {
            byte[] key = session.getPeerCertificates()[0].getPublicKey().getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (SSLPeerUnverifiedException e) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
