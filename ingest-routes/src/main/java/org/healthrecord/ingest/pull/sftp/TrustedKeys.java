package org.healthrecord.ingest.pull.sftp;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of one server as its source's definition lists them. No other key is trusted, and none is learned. */
final class TrustedKeys implements HostKeyRepository {
    private final List<Key> keys;

    private record Key(String algorithm, byte[] bytes) {}

    /** @param lines {@code algorithm base64} */
    TrustedKeys(List<String> lines) {
        this.keys = lines.stream()
                .map(line -> line.split(" "))
                .map(words -> new Key(words[0], Base64.getDecoder().decode(words[1])))
                .toList();
    }

    /** Those that the server shall offer: it has several keys, and we know some. */
    String algorithms() {
        return keys.stream()
                .map(Key::algorithm)
                .map(name -> name.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : name)
                .distinct()
                .collect(Collectors.joining(","));
    }

    @Override
    public int check(String host, byte[] key) {
        return keys.stream().anyMatch(known -> Arrays.equals(known.bytes(), key)) ? OK : NOT_INCLUDED;
    }

    @Override
    public void add(HostKey key, @Nullable UserInfo user) {
        // Nothing is learned.
    }

    @Override
    public void remove(String host, @Nullable String type) {
        // Nothing is forgotten.
    }

    @Override
    public void remove(String host, @Nullable String type, byte @Nullable [] key) {
        // Nothing is forgotten.
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "definition";
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }
}
