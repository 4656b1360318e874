package org.healthrecord.ingest.source.definition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /**
     * @param clients whose certificates this source's messages come with, by the SHA-256 of their public keys in hexadecimal
     *     digits; empty where each trusted one may send
     */
    record Tls(String bundle, ClientCertificate clientCertificate, Set<String> clients) {}

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

    /** A way in that we fetch from: again and again, one node at a time. */
    sealed interface Pulled extends Channel {
        Duration interval();

        /** The first word of the label: the protocol. */
        String protocol();
    }

    /**
     * A folder on an SFTP server.
     *
     * @param hostKeys lines of OpenSSH without the host; no other key is trusted
     * @param pgp      opens encrypted files; null where none come
     */
    record Sftp(
            String host,
            int port,
            Login login,
            List<String> hostKeys,
            Folder folder,
            @Nullable PgpKey pgp,
            Duration interval,
            Duration timeout,
            long maxSize,
            int maxFiles)
            implements Pulled {
        @Override
        public String label() {
            return "sftp:" + host;
        }

        @Override
        public String protocol() {
            return "sftp";
        }
    }

    record Login(String user, @Nullable Secret password, @Nullable Secret privateKey, @Nullable Secret passphrase) {}

    /** Our private OpenPGP key, as armored text. */
    record PgpKey(Secret key, @Nullable Secret passphrase) {}

    /** @param moveTo where what was taken goes, below the folder; null where it stays */
    record Folder(
            String directory, String pattern, @Nullable String doneFile, Duration settle, @Nullable String moveTo) {}

    /**
     * Searches of a FHIR server.
     *
     * @param compare how often all ids are compared; null for never
     */
    record Search(FhirAccess server, Asked asked, Duration interval, Duration overlap, @Nullable Duration compare)
            implements Pulled {
        @Override
        public String label() {
            return "fhir-search:" + server.base().getHost();
        }

        @Override
        public String protocol() {
            return "fhir-search";
        }
    }

    record Asked(List<String> types, List<String> categories, List<String> patients, int pageSize, int maxPages) {}

    /**
     * Bulk exports of a FHIR server.
     *
     * @param group     null for the whole system
     * @param fileHosts hosts beside the server's own that its files may be on
     * @param maxLine  most bytes of one resource
     * @param patience how long an export may take there
     */
    record Bulk(
            FhirAccess server,
            @Nullable String group,
            List<String> types,
            List<String> fileHosts,
            Duration interval,
            int parallel,
            int maxLine,
            Duration patience)
            implements Pulled {
        @Override
        public String label() {
            return "fhir-bulk:" + server.base().getHost();
        }

        @Override
        public String protocol() {
            return "fhir-bulk";
        }
    }
}
