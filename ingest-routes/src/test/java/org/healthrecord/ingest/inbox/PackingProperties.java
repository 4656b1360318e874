package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PackingProperties {

    @Property
    void givesBackEveryByte(@ForAll @Size(max = 20_000) byte[] bytes) {
        assertThat(Packing.unpack(Packing.pack(bytes), bytes.length)).isEqualTo(bytes);
    }
}
