package org.healthrecord.ingest.port;

import java.util.HexFormat;
import org.healthrecord.mapping.text.Sha256;

/**
 * Which partition a record waits in, and which patient it waits behind. One worker owns a partition at a time, so one
 * patient's records keep their order while different patients run in parallel.
 *
 * @param patientHash represents the source and the record number without revealing either
 */
public record Route(int partition, String patientHash) {
    /** Fixed permanently: the partition is stored with each record. */
    public static final int PARTITIONS = 64;

    private static final int HASH_BYTES = 16;

    /** @param patientKey the record number as sent; {@code ""} for what concerns no patient or is not known yet */
    public static Route of(String source, String patientKey) {
        byte[] digest = Sha256.of(source + "\0" + patientKey);
        return new Route((digest[0] & 0xFF) % PARTITIONS, HexFormat.of().formatHex(digest, 0, HASH_BYTES));
    }
}
