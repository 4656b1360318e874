package org.healthrecord.access.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.key.KeyProperties.Key;
import org.healthrecord.access.key.SourceKeyProperties.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aKeyIsKnownByItsHash() {
        Keys keys = read(List.of(script("nightly", "open sesame", "system/*.rs", null)), List.of());
        Caller caller = keys.callerOf("open sesame").orElseThrow();
        assertThat(caller.name()).isEqualTo("nightly");
        assertThat(caller.scopes().text()).isEqualTo("system/*.rs");
        assertThat(keys.callerOf("open sesame ")).isEmpty();
        assertThat(keys.callerOf("")).isEmpty();
        assertThat(keys.callerOf(hash("open sesame"))).isEmpty();
    }

    @Test
    void itIsTakenUntilItsLastDayIsOver() {
        assertThat(read(List.of(script("a", "a", "admin", "2026-11-30")), List.of())
                        .callerOf("a"))
                .isPresent();
        assertThat(read(List.of(script("a", "a", "admin", "2026-11-29")), List.of())
                        .callerOf("a"))
                .isEmpty();
    }

    @Test
    void aClinicsKeyHandsInAsItsSourceAlone() {
        Keys keys = read(List.of(), List.of(new Source("harbor", List.of(key("harbor-2026", "h", List.of(), null)))));
        Caller clinic = keys.callerOf("h").orElseThrow();
        assertThat(clinic.clinic()).isEqualTo("harbor");
        assertThat(clinic.scopes().mayIntake("harbor")).isTrue();
        assertThat(clinic.scopes().mayIntake("river")).isFalse();
        assertThat(clinic.scopes().ofResources()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAllAtOnceAndNeverWithAHash() {
        String hash = hash("x");
        List<Key> wrong = List.of(
                new Key(null, hash, List.of("admin"), null),
                new Key("short", "abc123", List.of("admin"), null),
                new Key("late", hash, List.of("admin"), "31.1.2027"),
                new Key("person", hash("y"), List.of("patient/*.rs"), null),
                new Key("unknown", hash("z"), List.of("all"), null),
                new Key("nothing", hash("n"), List.of(), null),
                new Key("late", hash("m"), List.of("admin"), null));
        List<Source> sources = List.of(new Source("harbor", List.of(key("again", "x", List.of("admin"), null))));
        assertThatThrownBy(() -> read(wrong, sources))
                .isInstanceOf(InvalidKeysException.class)
                .hasMessageContaining("keys[0]: name is missing")
                .hasMessageContaining("keys[1]: sha256 has to be the SHA-256")
                .hasMessageContaining("keys[2]: ends has to be a day")
                .hasMessageContaining("keys[3]: a key has no person")
                .hasMessageContaining("\"all\" is no scope")
                .hasMessageContaining("keys[5]: may is missing")
                .hasMessageContaining("keys[6]: the name late is another key's")
                .hasMessageContaining("keys[0] of the source harbor: may is not for a source's key")
                .hasMessageContaining("keys[0] of the source harbor: sha256 is another key's")
                .message()
                .doesNotContain(hash)
                .doesNotContain("abc123");
    }

    private static Keys read(List<Key> scripts, List<Source> sources) {
        return KeyDefinitions.read(new KeyProperties(scripts), new SourceKeyProperties(sources), NOON);
    }

    private static Key script(String name, String key, String may, @Nullable String ends) {
        return key(name, key, List.of(may), ends);
    }

    private static Key key(String name, String key, List<String> may, @Nullable String ends) {
        return new Key(name, hash(key), may, ends);
    }

    private static String hash(String key) {
        return HexFormat.of().formatHex(Keys.sha256(key));
    }
}
