package org.healthrecord.ingest.pull;

import java.util.List;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.mapping.text.Sha256;

/** The names of channels that are fetched from. */
public final class Channels {
    private static final int BYTES = 16;

    private Channels() {}

    /** @param digest of what is asked where; who we are there, and how often we ask, do not count */
    public record Name(String source, String digest) {
        /** The same number on all nodes. */
        int lock() {
            return Integer.parseUnsignedInt(Sha256.hex(source + ' ' + digest, Integer.BYTES), 16);
        }
    }

    static Name name(SourceDefinition source, Channel.Pulled channel) {
        return new Name(source.id(), Sha256.hex(identity(channel), BYTES));
    }

    private static String identity(Channel.Pulled channel) {
        if (channel instanceof Channel.Sftp sftp) {
            return "sftp " + sftp.host() + ' ' + sftp.port() + ' '
                    + sftp.folder().directory();
        }
        if (channel instanceof Channel.Search search) {
            return "search " + search.server().base();
        }
        var bulk = (Channel.Bulk) channel;
        return "bulk " + bulk.server().base() + ' ' + bulk.group() + ' ' + bulk.types();
    }

    static List<Channel.Pulled> of(SourceDefinition source) {
        return source.channels(Channel.Pulled.class).toList();
    }
}
