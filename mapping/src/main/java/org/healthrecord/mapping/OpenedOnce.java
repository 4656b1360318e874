package org.healthrecord.mapping;

import java.util.function.Supplier;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.jspecify.annotations.Nullable;

/** Opens a payload when it is first asked for what it holds. */
final class OpenedOnce implements Supplier<Opened> {
    private final SourceProfile source;
    private final Payload payload;
    private @Nullable Opened opened;

    OpenedOnce(SourceProfile source, Payload payload) {
        this.source = source;
        this.payload = payload;
    }

    @Override
    public Opened get() {
        Opened known = opened;
        if (known == null) {
            known = Mappers.of(source.format()).open(payload, source);
            opened = known;
        }
        return known;
    }
}
