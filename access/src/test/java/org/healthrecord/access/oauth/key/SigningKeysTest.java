package org.healthrecord.access.oauth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.healthrecord.access.schema.AccessSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SigningKeysTest {
    private static final Duration LIFE = Duration.ofDays(90);
    private static EmbeddedPostgres postgres;

    private Instant now = Instant.parse("2027-01-01T00:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static DataSource database(String kind) {
        if (kind.equals("h2")) {
            return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
        DataSource database = postgres.getPostgresDatabase();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("DROP SCHEMA public CASCADE").update();
        jdbc.sql("CREATE SCHEMA public").update();
        return database;
    }

    private SigningKeys node(DataSource database, String secret) {
        SigningKeys keys =
                new SigningKeys(JdbcClient.create(database), new AccessSchema(database), secret, LIFE, clock);
        keys.turn();
        return keys;
    }

    private static List<String> kids(JWKSource<SecurityContext> source) {
        return kids(source, new JWKMatcher.Builder().build());
    }

    private static List<String> kids(JWKSource<SecurityContext> source, JWKMatcher matcher) {
        try {
            return source.get(new JWKSelector(matcher), null).stream()
                    .map(key -> key.getKeyID())
                    .toList();
        } catch (com.nimbusds.jose.KeySourceException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aKeyIsFollowedByTheNextAndStillVerifiesUntilItsTokensHaveEnded(String kind) {
        SigningKeys keys = node(database(kind), null);
        String first = kids(keys.signing()).get(0);

        now = now.plus(LIFE).minus(Duration.ofMinutes(50));
        keys.turn();
        assertThat(kids(keys.signing())).as("the next is shown ahead").containsExactly(first);
        assertThat(kids(keys.all())).hasSize(2).contains(first);

        now = now.plus(Duration.ofMinutes(70));
        keys.turn();
        String second = kids(keys.signing()).get(0);
        assertThat(second).isNotEqualTo(first);
        assertThat(kids(keys.all())).contains(first, second);

        now = now.plus(Duration.ofHours(3));
        keys.turn();
        assertThat(kids(keys.all())).containsExactly(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void nodesShareTheirKeys(String kind) {
        DataSource database = database(kind);
        SigningKeys one = node(database, null);
        SigningKeys other = node(database, null);
        assertThat(kids(other.signing())).isEqualTo(kids(one.signing()));

        now = now.plus(LIFE).plus(Duration.ofMinutes(1));
        one.turn();
        now = now.plus(Duration.ofHours(1)).plus(Duration.ofSeconds(30));
        String made = kids(one.all()).stream()
                .filter(kid -> kids(
                                other.all(), new JWKMatcher.Builder().keyID(kid).build())
                        .contains(kid))
                .findFirst()
                .orElse("");

        assertThat(made)
                .as("read when a token names it")
                .isEqualTo(kids(one.all()).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void privateKeysAreSealedWithASecretOfTheConfiguration(String kind) {
        DataSource database = database(kind);
        SigningKeys keys = node(database, "correct horse battery staple");

        String stored = JdbcClient.create(database)
                .sql("SELECT jwk FROM access_signing_key")
                .query(String.class)
                .single();
        assertThat(stored).startsWith("aes-gcm:").doesNotContain("\"d\"");
        assertThat(kids(node(database, "correct horse battery staple").signing()))
                .isEqualTo(kids(keys.signing()));
        assertThatThrownBy(() -> node(database, null)).hasMessageContaining("key-secret");
    }
}
