package org.healthrecord.ingest.source.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.source.Configured;
import org.healthrecord.ingest.source.codes.CodeConflictException;
import org.healthrecord.ingest.source.codes.CodeRow;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.InvalidSourcesException;
import org.healthrecord.ingest.source.definition.Layouts;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.healthrecord.ingest.source.definition.SourceReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Sources as rows: two nodes on one database see the same, and what one administrator decides holds on both. */
class SourceRegistryTest {
    private static final String SEED =
            """
            health-record:
              sources:
                - {id: east-clinic, kind: primary-care, format: hl7v2, mrn-system: urn:e, time-zone: UTC, channels: [{http: {}}]}
            """;
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path home;

    /** One node: what it runs, and its registry. */
    private record Node(SourceDefinitions live, SourceRegistry registry) {}

    private Node node(InboxTables tables, String yaml) {
        return node(tables, yaml, "k".repeat(32));
    }

    private Node node(InboxTables tables, String yaml, String key) {
        SourceProperties properties = Configured.properties(home, yaml);
        var reader = new SourceReader(properties, new Layouts(home), List.of());
        var live = SourceDefinitions.of(reader);
        var registry = new SourceRegistry(tables, Seal.of(key, home), reader, live, Clock.systemUTC());
        registry.seed(properties.sources());
        return new Node(live, registry);
    }

    @ParameterizedTest
    @DatabaseSource
    void aWordOnACodeHoldsOnAllNodesUntilItIsTakenBack(InboxDatabase database) {
        try (TestTables tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var one = node(tables.tables(), SEED);
            var other = node(tables.tables(), SEED);
            one.registry().say(said("2345-7", false), 0);
            assertThat(mapped(one)).isTrue();
            assertThat(mapped(other)).isFalse();
            other.registry().refresh();
            assertThat(mapped(other)).isTrue();

            assertThatThrownBy(() -> other.registry().say(said("2339-0", false), 0))
                    .isInstanceOf(CodeConflictException.class);
            other.registry().say(said("", true), 1);
            assertThat(mapped(other)).isFalse();
            assertThat(other.registry().codes("east-clinic"))
                    .extracting(CodeRow::version)
                    .containsExactly(2, 1);
        }
    }

    private static CodeRow said(String target, boolean takenBack) {
        return new CodeRow(
                "east-clinic",
                "L",
                "XK7",
                0,
                Instant.EPOCH,
                "ann",
                "",
                takenBack,
                target.isEmpty() ? "" : "http://loinc.org",
                target,
                "",
                "");
    }

    private static boolean mapped(Node node) {
        return !node.live().find("east-clinic").orElseThrow().codeMap().isEmpty();
    }

    private static Map<String, Object> folder(String id, String host) {
        return folder(id, host, PASSWORD);
    }

    private static Map<String, Object> folder(String id, String host, String password) {
        return Map.of(
                "id",
                id,
                "kind",
                "pain-clinic",
                "format",
                "hl7v2",
                "mrn-system",
                "urn:" + id,
                "time-zone",
                "UTC",
                "channels",
                List.of(Map.of(
                        "sftp",
                        Map.of(
                                "host",
                                host,
                                "user",
                                "us",
                                "password",
                                password,
                                "host-keys",
                                List.of("ssh-ed25519 AAAA"),
                                "interval",
                                "90s"))));
    }

    @ParameterizedTest
    @DatabaseSource
    void aSourceAddedOnOneNodeIsThereOnTheOther(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var one = node(tables.tables(), SEED);
            var other = node(tables.tables(), SEED);
            assertThat(one.registry().history("east-clinic")).hasSize(1);

            one.registry().add(folder("west-clinic", "files.example"), "carol", "they called");
            other.registry().refresh();

            assertThat(other.live().definition("west-clinic").orElseThrow().channels(Channel.Sftp.class))
                    .singleElement()
                    .satisfies(c -> assertThat(c.login().password().reveal()).isEqualTo(PASSWORD))
                    .satisfies(c -> assertThat(c.interval()).hasSeconds(90));
            assertThat(other.registry()
                            .find("west-clinic")
                            .orElseThrow()
                            .version()
                            .byWhom())
                    .isEqualTo("carol");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void secretsAreNeverShownNorKeptAsTheyAre(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var registry = node(tables.tables(), SEED).registry();
            var added = registry.add(folder("west-clinic", "files.example"), "carol", "");

            assertThat(added.shown().toString()).doesNotContain(PASSWORD).contains("password=***");
            assertThat(added.definition().toString()).doesNotContain(PASSWORD);
            assertThat(registry.history("west-clinic").toString()).doesNotContain(PASSWORD);
            assertThat(tables.tables().jdbc().queryForList("select definition from source_version", String.class))
                    .noneMatch(text -> text.contains(PASSWORD));
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aSecretThatIsNotWrittenAnewStays(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var node = node(tables.tables(), SEED);
            var added = node.registry().add(folder("west-clinic", "files.example"), "carol", "");
            node.registry().change("west-clinic", 1, added.shown(), "dan", "");

            assertThat(node.live()
                            .definition("west-clinic")
                            .orElseThrow()
                            .channels(Channel.Sftp.class)
                            .findFirst()
                            .orElseThrow()
                            .login()
                            .password()
                            .reveal())
                    .isEqualTo(PASSWORD);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aSecretNeverGoesToAnotherServerThanTheOneItWasWrittenFor(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var registry = node(tables.tables(), SEED).registry();
            registry.add(folder("west-clinic", "files.example"), "carol", "");
            assertThatThrownBy(() -> registry.change(
                            "west-clinic", 1, folder("west-clinic", "elsewhere.example", "***"), "dan", ""))
                    .isInstanceOf(InvalidSourcesException.class)
                    .hasMessageContaining("channels[0].sftp.password must be written");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void ofTwoAdministratorsWhoChangeOneSourceTheSecondIsTold(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var registry = node(tables.tables(), SEED).registry();
            var seen = registry.add(folder("west-clinic", "files.example"), "carol", "");
            registry.change("west-clinic", 1, folder("west-clinic", "new.example"), "dan", "moved");

            assertThatThrownBy(() -> registry.change("west-clinic", 1, seen.shown(), "carol", ""))
                    .isInstanceOf(SourceConflictException.class);
            assertThat(registry.history("west-clinic").keySet())
                    .extracting(SourceVersion::byWhom)
                    .containsExactly("dan", "carol");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aPausedSourceHasNoDoorsAndItsRecordsAreStillUnderstood(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var node = node(tables.tables(), SEED);
            node.registry().decide("east-clinic", SourceState.PAUSED, "carol", "floods");
            assertThat(node.live().definition("east-clinic").orElseThrow().channels())
                    .isEmpty();
            assertThat(node.live().find("east-clinic")).isPresent();

            node.registry().decide("east-clinic", SourceState.ACTIVE, "carol", "");
            assertThat(node.live().definition("east-clinic").orElseThrow().channels())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void theConfigurationDecidesUntilAnAdministratorHas(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            node(tables.tables(), SEED);
            var renamed = node(tables.tables(), SEED.replace("urn:e", "urn:east"));
            assertThat(renamed.live().find("east-clinic").orElseThrow().mrnSystem())
                    .isEqualTo("urn:east");

            renamed.registry().decide("east-clinic", SourceState.ENDED, "carol", "closed");
            var again = node(tables.tables(), SEED);
            assertThat(again.registry()
                            .find("east-clinic")
                            .orElseThrow()
                            .version()
                            .state())
                    .isEqualTo(SourceState.ENDED);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aDefinitionThatCannotBeUsedIsAProblemOfItsSourceAlone(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            node(tables.tables(), SEED).registry().add(folder("west-clinic", "files.example"), "carol", "");

            var otherKey = node(tables.tables(), SEED, "another key of thirty-two letters");
            assertThat(otherKey.live().definition("east-clinic")).isPresent();
            assertThat(otherKey.live().definition("west-clinic")).isEmpty();
            assertThat(otherKey.registry().find("west-clinic").orElseThrow().problems())
                    .singleElement()
                    .asString()
                    .contains("health-record.secret-key");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aWrongDefinitionIsRefusedInWordsThatHoldNoSecret(InboxDatabase database) {
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(database))) {
            var registry = node(tables.tables(), SEED).registry();
            var wrong = Map.<String, Object>of("id", "x", "pasword", PASSWORD);
            assertThatThrownBy(() -> registry.add(wrong, "carol", ""))
                    .isInstanceOf(InvalidSourcesException.class)
                    .hasMessageContaining("unknown: pasword")
                    .hasMessageNotContaining(PASSWORD);

            var same = new HashMap<>(folder("north-clinic", "files.example"));
            same.put("mrn-system", "urn:e");
            assertThatThrownBy(() -> registry.add(same, "carol", ""))
                    .hasMessageContaining("already used by source 'east-clinic'");
            assertThat(registry.find("north-clinic")).isEmpty();
        }
    }
}
