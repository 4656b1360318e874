package org.healthrecord.access.account;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Reads the key of an authenticator as an authenticator does. */
final class TestKeys {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TestKeys() {}

    /** The secret behind a typed key of 32 letters, as rows keep it. */
    static String secret(String typed) {
        String bits = typed.chars()
                .mapToObj(letter ->
                        Integer.toBinaryString(32 + BASE32.indexOf(letter)).substring(1))
                .collect(Collectors.joining());
        byte[] bytes = new BigInteger("1" + bits, 2).toByteArray();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length));
    }
}
