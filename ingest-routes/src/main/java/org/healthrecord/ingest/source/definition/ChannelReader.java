package org.healthrecord.ingest.source.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Turns the configured channels of one source into channels, or into problems. */
final class ChannelReader {
    private static final DataSize LARGEST = DataSize.ofGigabytes(1);

    /** What would mean something else within the address of a route. */
    private static final Pattern UNFIT = Pattern.compile("[?#&%+{}]");

    private static final String TRUSTED = "trusted-network";
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ENDING = Pattern.compile("[A-Za-z0-9._-]+");

    private final SourceProperties properties;
    private final Collection<String> bundles;
    private final Problems problems;

    ChannelReader(SourceProperties properties, Collection<String> bundles, Problems problems) {
        this.properties = properties;
        this.bundles = bundles;
        this.problems = problems;
    }

    List<Channel> read(String id, List<SourceProperties.Channels> entries) {
        var channels = new ArrayList<Channel>();
        for (var entry : entries) {
            if (Stream.of(entry.mllp(), entry.http(), entry.file(), entry.sftp(), entry.fhirSearch(), entry.fhirBulk())
                    .allMatch(Objects::isNull)) {
                problems.add(id, "a channel is none of mllp, http, file, sftp, fhir-search, fhir-bulk");
            }
            var pulled = new PulledReader(id, problems);
            add(channels, pulled.sftp(entry.sftp()));
            add(channels, pulled.search(entry.fhirSearch()));
            add(channels, pulled.bulk(entry.fhirBulk()));
            add(channels, mllp(id, entry.mllp()));
            add(channels, http(id, entry.http()));
            add(channels, drop(id, entry.file()));
        }
        return channels;
    }

    private static void add(List<Channel> channels, @Nullable Channel channel) {
        if (channel != null) {
            channels.add(channel);
        }
    }

    private @Nullable Channel mllp(String id, SourceProperties.@Nullable Mllp mllp) {
        if (mllp == null || !mllp.enabled()) {
            return null;
        }
        var port = Objects.requireNonNullElse(mllp.port(), 0);
        if (port < 1 || port > 65535) {
            problems.add(id, "mllp needs a port from 1 to 65535");
        }
        if (mllp.maxConnections() < 1) {
            problems.add(id, "mllp max-connections must be at least 1");
        }
        positive(id, "mllp frame-idle", mllp.frameIdle());
        positive(id, "mllp frame-timeout", mllp.frameTimeout());
        positive(id, "mllp idle-timeout", mllp.idleTimeout());
        var address = Objects.requireNonNullElse(mllp.address(), properties.listenAddress());
        if (mllp.tls() == null && !TRUSTED.equals(mllp.plainText()) && !isLoopback(address)) {
            problems.add(
                    id,
                    "mllp listens on " + address
                            + " without TLS: name a tls bundle, or say plain-text: trusted-network");
        }
        return new Channel.Mllp(
                address,
                port,
                (int) size(id, "mllp max-frame-size", mllp.maxFrameSize()),
                mllp.maxConnections(),
                new Channel.Patience(mllp.frameIdle(), mllp.frameTimeout(), mllp.idleTimeout()),
                tls(id, mllp.tls()));
    }

    private static boolean isLoopback(String address) {
        return address.equals("localhost")
                || address.equals("::1")
                || LOOPBACK.matcher(address).matches();
    }

    private Channel.@Nullable Tls tls(String id, SourceProperties.@Nullable Tls tls) {
        if (tls == null) {
            return null;
        }
        if (tls.bundle() == null) {
            problems.add(id, "mllp tls names no bundle of spring.ssl.bundle");
            return null;
        }
        if (!bundles.contains(tls.bundle())) {
            problems.add(id, "mllp tls names the bundle '" + tls.bundle() + "', and spring.ssl.bundle has none of it");
        }
        if (!tls.clients().isEmpty() && tls.clientCertificate() != ClientCertificate.NEED) {
            problems.add(id, "mllp tls names clients, so client-certificate must be need");
        }
        var clients = tls.clients().stream()
                .map(client -> client.replace(":", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (!clients.stream().allMatch(client -> SHA_256.matcher(client).matches())) {
            problems.add(id, "mllp tls clients are SHA-256 of public keys, each of 64 hexadecimal digits");
        }
        return new Channel.Tls(tls.bundle(), tls.clientCertificate(), clients);
    }

    private @Nullable Channel http(String id, SourceProperties.@Nullable Http http) {
        return http == null || !http.enabled() ? null : new Channel.Http(size(id, "http max-size", http.maxSize()));
    }

    private @Nullable Channel drop(String id, SourceProperties.@Nullable File file) {
        if (file == null || !file.enabled()) {
            return null;
        }
        if (file.directory() == null || file.directory().isBlank()) {
            problems.add(id, "file needs a directory");
            return null;
        }
        if (UNFIT.matcher(file.directory()).find()) {
            problems.add(id, "file directory must not hold any of ? # & % + { }");
        }
        if (file.doneFile() != null && !ENDING.matcher(file.doneFile()).matches()) {
            problems.add(id, "file done-file must be an ending such as .done");
        }
        if (file.maxDepth() < 1) {
            problems.add(id, "file max-depth must be at least 1");
        }
        positive(id, "file poll-interval", file.pollInterval());
        return new Channel.Drop(
                properties
                        .home()
                        .toAbsolutePath()
                        .normalize()
                        .resolve(file.directory())
                        .normalize(),
                file.doneFile(),
                file.settleTime(),
                file.pollInterval(),
                file.maxDepth(),
                size(id, "file max-size", file.maxSize()));
    }

    private long size(String id, String key, DataSize size) {
        if (size.toBytes() < 1 || size.compareTo(LARGEST) > 0) {
            problems.add(id, key + " must be from 1 byte to 1 GB");
        }
        return Math.min(size.toBytes(), LARGEST.toBytes());
    }

    private void positive(String id, String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            problems.add(id, key + " must be more than nothing");
        }
    }
}
