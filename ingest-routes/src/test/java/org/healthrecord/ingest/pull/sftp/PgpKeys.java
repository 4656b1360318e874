package org.healthrecord.ingest.pull.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** An OpenPGP key of the tests, and files that a clinic encrypts for it. */
record PgpKeys(PGPSecretKey key, String armored) {

    static PgpKeys create(String passphrase) throws PGPException, IOException {
        var generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), new SecureRandom(), 2048, 12));
        var pair = new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), new Date());
        var digests = new BcPGPDigestCalculatorProvider();
        var key = new PGPSecretKey(
                PGPSignature.DEFAULT_CERTIFICATION,
                pair,
                "health record",
                digests.get(HashAlgorithmTags.SHA1),
                null,
                null,
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                new BcPBESecretKeyEncryptorBuilder(
                                SymmetricKeyAlgorithmTags.AES_256, digests.get(HashAlgorithmTags.SHA1))
                        .build(passphrase.toCharArray()));
        var text = new ByteArrayOutputStream();
        try (var armor = ArmoredOutputStream.builder().build(text)) {
            key.encode(armor);
        }
        return new PgpKeys(key, text.toString(StandardCharsets.US_ASCII));
    }

    byte[] encrypt(String text) throws IOException, PGPException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var encryptor = new PGPEncryptedDataGenerator(
                new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true));
        encryptor.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key.getPublicKey()));
        var out = new ByteArrayOutputStream();
        try (var encrypted = encryptor.open(out, new byte[4096]);
                var compressed = new PGPCompressedDataGenerator(PGPCompressedData.ZIP).open(encrypted);
                var literal = new PGPLiteralDataGenerator()
                        .open(compressed, PGPLiteralData.BINARY, "x", bytes.length, new Date())) {
            literal.write(bytes);
        }
        return out.toByteArray();
    }
}
