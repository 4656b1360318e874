package org.healthrecord.ingest.inbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PackingProperties {

    @Property
    void givesBackEveryByte(@ForAll @Size(max = 20_000) byte[] bytes) {
        assertThat(Packing.unpack(Packing.pack(bytes), bytes.length)).isEqualTo(bytes);
    }

    /** Inboxes hold short messages that were packed densely. */
    @Property
    void readsAnyZlibStream(@ForAll @Size(max = 6_000) byte[] bytes, @ForAll @IntRange(min = 0, max = 9) int level)
            throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream dense = new DeflaterOutputStream(packed, new Deflater(level))) {
            dense.write(bytes);
        }
        assertThat(Packing.unpack(packed.toByteArray(), bytes.length)).isEqualTo(bytes);
    }
}
