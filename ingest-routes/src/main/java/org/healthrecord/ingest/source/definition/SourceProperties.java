package org.healthrecord.ingest.source.definition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The sources as configured under {@code health-record}, not yet checked.
 *
 * @param home          the folder for everything the service keeps; relative directories are below it
 * @param listenAddress the address MLLP ports are opened on, unless a channel names another one
 */
@ConfigurationProperties("health-record")
public record SourceProperties(
        @DefaultValue("data") Path home,
        @DefaultValue("127.0.0.1") String listenAddress,
        @DefaultValue List<Source> sources) {

    /**
     * @param codeMap     the file that says what the clinic's own codes are in standard ones; {@link CodeMaps}
     * @param expectedEvery how often the clinic usually sends; without it nobody is told of its silence
     * @param sandbox whether its records are mapped and scored, and none gets into a chart
     * @param realNumbers record numbers that are real though they look like fillers: "1", "12345"
     */
    public record Source(
            @Nullable String id,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String format,
            @Nullable String layout,
            @Nullable String mrnSystem,
            @Nullable String timeZone,
            @Nullable String codeMap,
            @DefaultValue List<String> realNumbers,
            @Nullable Duration expectedEvery,
            @Nullable Boolean sandbox,
            @DefaultValue List<Channels> channels) {}

    /** One entry of {@code channels}: a map with one key, the protocol. */
    public record Channels(
            @Nullable Mllp mllp,
            @Nullable Http http,
            @Nullable File file,
            PullProperties.@Nullable Sftp sftp,
            PullProperties.@Nullable FhirSearch fhirSearch,
            PullProperties.@Nullable FhirBulk fhirBulk) {}

    /**
     * @param frameIdle    how long a frame may receive nothing
     * @param frameTimeout how long a frame may take from its first byte to its last
     * @param idleTimeout  how long a connection may send nothing between two frames
     * @param plainText    {@code trusted-network} where other machines may send without TLS
     */
    public record Mllp(
            @DefaultValue("true") boolean enabled,
            @Nullable Integer port,
            @Nullable String address,
            @DefaultValue("16MB") DataSize maxFrameSize,
            @DefaultValue("512") int maxConnections,
            @DefaultValue("60s") Duration frameIdle,
            @DefaultValue("5m") Duration frameTimeout,
            @DefaultValue("6h") Duration idleTimeout,
            @Nullable String plainText,
            @Nullable Tls tls) {}

    /**
     * @param bundle the name of one of Spring Boot's {@code spring.ssl.bundle}s, with the server's key and the trusted
     *               client certificates
     * @param clients the certificates that are this source's, by the SHA-256 of their public keys; none for all trusted ones
     */
    public record Tls(
            @Nullable String bundle,
            @DefaultValue("need") ClientCertificate clientCertificate,
            @DefaultValue List<String> clients) {}

    public record Http(@DefaultValue("true") boolean enabled, @DefaultValue("200MB") DataSize maxSize) {}

    /**
     * @param doneFile   the ending of the empty file that says a file is complete; without it a file is complete when it
     *                   has not changed for the settle time
     * @param maxDepth   how many levels of folders are searched; 1 is the directory alone
     */
    public record File(
            @DefaultValue("true") boolean enabled,
            @Nullable String directory,
            @Nullable String doneFile,
            @DefaultValue("5s") Duration settleTime,
            @DefaultValue("2s") Duration pollInterval,
            @DefaultValue("3") int maxDepth,
            @DefaultValue("200MB") DataSize maxSize) {}
}
