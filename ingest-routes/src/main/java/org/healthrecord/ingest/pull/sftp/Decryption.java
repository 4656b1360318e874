package org.healthrecord.ingest.pull.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPRuntimeOperationException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.bc.BcPGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Opens files that are encrypted for our key (OpenPGP, RFC 9580). A file without an integrity check is refused: it could have been
 * changed on its way. Who signed it is not looked at; that the folder is the clinic's, its host key and our login say.
 */
final class Decryption {
    private static final Set<String> ENDINGS = Set.of("pgp", "gpg", "asc");

    private final Channel.@Nullable PgpKey key;
    private final long largest;

    /** @param largest most bytes of an opened file */
    Decryption(Channel.@Nullable PgpKey key, long largest) {
        this.key = key;
        this.largest = largest;
    }

    /** A file as the clinic wrote it. */
    record Opened(String name, byte[] bytes) {}

    /** Opens what its name says is encrypted; anything else is returned as it is. */
    Opened open(String name, byte[] bytes) throws PullFailure {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || !ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return new Opened(name, bytes);
        }
        if (key == null) {
            throw failed("An encrypted file is there, and the definition has no pgp-key.");
        }
        try {
            return new Opened(name.substring(0, dot), decrypt(bytes, key));
        } catch (IOException | PGPException | PGPRuntimeOperationException | IllegalArgumentException broken) {
            throw failed("An encrypted file is broken, or the pgp-key or its passphrase cannot be used.");
        }
    }

    private static PullFailure failed(String sentence) {
        return new PullFailure(PullState.CANNOT_DECRYPT, sentence + " It stays there.");
    }

    private byte[] decrypt(byte[] bytes, Channel.PgpKey ours) throws IOException, PGPException, PullFailure {
        var keys = new BcPGPSecretKeyRingCollection(PGPUtil.getDecoderStream(
                new ByteArrayInputStream(ours.key().reveal().getBytes(StandardCharsets.UTF_8))));
        var objects = new BcPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes)));
        for (Object object : objects) {
            if (object instanceof PGPEncryptedDataList list) {
                return decrypt(list, keys, ours.passphrase());
            }
        }
        throw new PGPException("nothing encrypted");
    }

    private byte[] decrypt(PGPEncryptedDataList list, PGPSecretKeyRingCollection keys, @Nullable Secret passphrase)
            throws IOException, PGPException, PullFailure {
        for (var data : list) {
            if (data instanceof PGPPublicKeyEncryptedData forSomebody) {
                var secret = keys.getSecretKey(forSomebody.getKeyIdentifier().getKeyId());
                if (secret != null) {
                    return decrypt(forSomebody, secret, passphrase);
                }
            }
        }
        throw failed("A file is encrypted for another key than ours.");
    }

    private byte[] decrypt(PGPPublicKeyEncryptedData data, PGPSecretKey secret, @Nullable Secret passphrase)
            throws IOException, PGPException, PullFailure {
        var opener = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                .build(passphrase == null ? new char[0] : passphrase.reveal().toCharArray());
        var factory = new BcPublicKeyDataDecryptorFactory(secret.extractPrivateKey(opener));
        try (var clear = data.getDataStream(factory)) {
            var literal = literal(new BcPGPObjectFactory(clear));
            byte[] bytes = literal.getInputStream().readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > largest) {
                throw failed("An encrypted file is larger than max-size allows once it is opened.");
            }
            clear.transferTo(OutputStream.nullOutputStream());
            if (!data.isAEAD() && !(data.isIntegrityProtected() && data.verify())) {
                throw failed("An encrypted file was changed on its way, or has no integrity check.");
            }
            return bytes;
        }
    }

    /** The file itself, within what compresses it and beside what signs it. */
    private static PGPLiteralData literal(BcPGPObjectFactory objects) throws IOException, PGPException {
        for (var object = objects.nextObject(); object != null; object = objects.nextObject()) {
            if (object instanceof PGPLiteralData literal) {
                return literal;
            }
            if (object instanceof PGPCompressedData compressed) {
                return literal(new BcPGPObjectFactory(compressed.getDataStream()));
            }
        }
        throw new PGPException("no literal data");
    }
}
