package org.healthrecord.fhir.identity.score;

/**
 * Registrations that share a key are compared; no others are.
 *
 * @param kind what the key is made of, for explanations
 * @param hash of kind and value, so that an index of keys shows no person's data
 */
public record BlockingKey(String kind, long hash) {

    static BlockingKey of(String kind, String... values) {
        long h = 0xcbf29ce484222325L;
        for (char c : (kind + '\u0001' + String.join("\u0001", values)).toCharArray()) {
            h = (h ^ c) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return new BlockingKey(kind, h ^ (h >>> 33));
    }
}
