package org.healthrecord.app.map;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Which ids have been written, in sixteen bytes each or less, so that a file of a million resources stays small. */
final class Seen {
    private static final String URN = "urn:uuid:";

    private long[] slots = new long[1024];
    private int size;

    /** Whether the id is new. Ids are hashes, so half of their bits distinguish them. */
    boolean add(String url) {
        long id = id(url);
        if (size * 2 > slots.length) {
            grow();
        }
        return insert(id == 0 ? 1 : id);
    }

    private static long id(String url) {
        if (url.length() == URN.length() + 36 && url.startsWith(URN)) {
            UUID uuid = UUID.fromString(url.substring(URN.length()));
            return uuid.getMostSignificantBits() ^ Long.rotateLeft(uuid.getLeastSignificantBits(), 32);
        }
        return UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits();
    }

    private boolean insert(long id) {
        int at = (int) (id ^ (id >>> 32)) & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == id) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = id;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        Arrays.stream(old).filter(id -> id != 0).forEach(this::insert);
    }
}
