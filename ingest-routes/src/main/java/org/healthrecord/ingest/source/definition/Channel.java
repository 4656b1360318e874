package org.healthrecord.ingest.source.definition;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A way in for one source's messages. */
public sealed interface Channel {

    /** What an administrator reads: the protocol and the place. */
    String label();

    /** A TCP port of this source's own. */
    record Mllp(String address, int port, int maxFrameSize, int maxConnections, Patience patience, @Nullable Tls tls)
            implements Channel {
        @Override
        public String label() {
            return "mllp:" + port;
        }
    }

    /**
     * How long a connection is waited for.
     *
     * @param frameIdle between two pieces of one frame
     * @param frame     from the first byte of a frame to its last
     * @param idle      between two frames
     */
    record Patience(Duration frameIdle, Duration frame, Duration idle) {}

    record Tls(String bundle, ClientCertificate clientCertificate) {}

    /** {@code POST /intake/{source}}. */
    record Http(long maxSize) implements Channel {
        @Override
        public String label() {
            return "http";
        }
    }

    /**
     * A watched directory.
     *
     * @param doneFile the ending of the file that says another one is complete; null where files settle
     */
    record Drop(Path directory, @Nullable String doneFile, Duration settle, Duration poll, int maxDepth, long maxSize)
            implements Channel {
        @Override
        public String label() {
            return "file:" + directory.getFileName();
        }
    }
}
