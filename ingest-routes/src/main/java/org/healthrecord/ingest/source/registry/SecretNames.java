package org.healthrecord.ingest.source.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.ingest.source.definition.PullProperties;
import org.healthrecord.ingest.source.definition.Secret;

/** The names under which definitions hold secrets: every component of the type {@link Secret}, however the name is written. */
final class SecretNames {
    private static final Set<String> ALL = Stream.of(PullProperties.Sftp.class, PullProperties.Auth.class)
            .flatMap(type -> Arrays.stream(type.getRecordComponents()))
            .filter(component -> component.getType() == Secret.class)
            .map(component -> plain(component.getName()))
            .collect(Collectors.toUnmodifiableSet());

    private SecretNames() {}

    static boolean contain(String name) {
        return ALL.contains(plain(name));
    }

    /** As the binder of the configuration reads it: {@code privateKey}, {@code private-key} and {@code PRIVATE_KEY} are one. */
    static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
