package org.healthrecord.access.account.throttle;

import java.util.Locale;
import org.healthrecord.access.account.secret.Secrets;

/**
 * What attempts are counted for.
 *
 * @param key  a digest: neither names nor addresses stand in the table
 * @param free how many failures cost nothing
 */
public record Subject(String key, int free) {
    private static final int FREE_OF_NAME = 5;

    /** A clinic's patients may share one address. */
    private static final int FREE_OF_ADDRESS = 30;

    /** A name as typed, whether anybody has it or not. */
    public static Subject name(String purpose, String typed) {
        return new Subject(Secrets.digest(purpose + " name " + typed.trim().toLowerCase(Locale.ROOT)), FREE_OF_NAME);
    }

    public static Subject address(String purpose, String address) {
        return new Subject(Secrets.digest(purpose + " address " + address), FREE_OF_ADDRESS);
    }
}
