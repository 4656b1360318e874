package org.healthrecord.ingest.pull;

import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.healthrecord.database.LockName;
import org.healthrecord.database.SessionLock;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.pull.turn.Memory;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels what still runs at the servers of sources that have ended; one that does not answer is asked again at the next look. */
public final class Abandonments {
    private static final Logger LOG = LoggerFactory.getLogger(Abandonments.class);

    private final Supplier<Collection<SourceDefinition>> ended;
    private final InboxTables tables;
    private final Pullers pullers;
    private final Set<Channels.Name> done = new HashSet<>();

    /** @param ended the sources that have ended, with the channels they had */
    public Abandonments(Supplier<Collection<SourceDefinition>> ended, InboxTables tables, Pullers pullers) {
        this.ended = ended;
        this.tables = tables;
        this.pullers = pullers;
    }

    public void look() {
        Set<Channels.Name> seen = new HashSet<>();
        for (SourceDefinition source : ended.get()) {
            for (Channel.Pulled channel : Channels.of(source)) {
                Channels.Name name = Channels.name(source, channel);
                seen.add(name);
                if (!done.contains(name) && abandoned(channel, name)) {
                    done.add(name);
                }
            }
        }
        // One that was taken up again may end again.
        done.retainAll(seen);
    }

    private boolean abandoned(Channel.Pulled channel, Channels.Name name) {
        var lock = SessionLock.tryTake(
                Objects.requireNonNull(tables.jdbc().getDataSource()),
                tables.database().dialect(),
                LockName.PULL,
                name.lock());
        if (lock.isEmpty()) {
            return false;
        }
        try (var held = lock.get()) {
            pullers.of(channel).abandon(new Memory(tables, name.source(), name.digest()));
            return true;
        } catch (PullFailure failure) {
            LOG.warn("Source {} {}: {}", name.source(), channel.label(), failure.sentence());
            return false;
        }
    }
}
