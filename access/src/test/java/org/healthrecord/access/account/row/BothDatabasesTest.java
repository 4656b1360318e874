package org.healthrecord.access.account.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.secret.Secrets;
import org.healthrecord.access.account.throttle.Subject;
import org.healthrecord.access.account.throttle.Throttle;
import org.healthrecord.access.schema.AccessSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** The tables of accounts, on H2 and on PostgreSQL. */
class BothDatabasesTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static EmbeddedPostgres postgres;

    static Stream<AccountDatabase> databases() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start();
        }
        return Stream.of(
                        new DriverManagerDataSource("jdbc:h2:mem:both;DB_CLOSE_DELAY=-1"),
                        new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres")))
                .map((DataSource source) -> AccountDatabase.of(source, new AccessSchema(source)));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static AccountRow account(AccountDatabase database) {
        AccountRow row = new AccountRow(
                Secrets.id(), "name-" + Secrets.id(), "D", Optional.empty(), false, "{x}", NOW, false, false, NOW);
        new AccountTable(database.jdbc()).insert(row);
        return row;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_account_is_read_as_it_was_written(AccountDatabase database) {
        AccountTable table = new AccountTable(database.jdbc());
        AccountRow row = account(database);
        assertThat(table.find(row.id())).contains(row);
        assertThat(table.named(" " + row.loginName().toUpperCase(java.util.Locale.ROOT)))
                .contains(row);
        assertThatThrownBy(() -> table.insert(row)).isInstanceOf(DuplicateKeyException.class);
        table.email(row.id(), Optional.of("a@b.example"));
        table.confirmEmail(row.id());
        table.roles(row.id(), Set.of("AUDITOR", "OPERATOR"));
        table.bind(row.id(), List.of(new Registration("s", "y", "m")));
        assertThat(table.find(row.id()).orElseThrow().emailConfirmed()).isTrue();
        assertThat(table.roles(row.id())).containsExactly("AUDITOR", "OPERATOR");
        assertThat(table.registrations(row.id())).containsExactly(new Registration("s", "y", "m"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_invitation_is_accepted_by_one_of_many(AccountDatabase database) {
        InvitationTable table = new InvitationTable(database.jdbc());
        InvitationRow row = new InvitationRow(
                Secrets.id(),
                InvitationRow.Kind.PROXY,
                "{x}",
                "by",
                NOW,
                NOW.plusSeconds(60),
                2,
                Optional.empty(),
                Optional.empty(),
                Optional.of("patient/*.rs"),
                Optional.of(NOW.plusSeconds(90)),
                Set.of(),
                List.of(new Registration("s", "y", "m")));
        table.insert(row, "ABCD-" + row.id());
        assertThat(table.numbered("abcd" + row.id())).contains(row);
        assertThat(table.takeTry(row.id(), NOW)).isTrue();
        assertThat(table.takeTry(row.id(), NOW)).isTrue();
        assertThat(table.takeTry(row.id(), NOW)).as("no try is left").isFalse();
        table.giveTryBack(row.id());
        String account = account(database).id();
        long accepted = IntStream.range(0, 8)
                .parallel()
                .filter(i -> table.accept(row.id(), account, NOW))
                .count();
        assertThat(accepted).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void many_attempts_at_once_get_no_more_tries_than_one_after_the_other(AccountDatabase database) {
        Throttle throttle = new Throttle(database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
        Subject subject = Subject.name("test", Secrets.id());
        long free = IntStream.range(0, 40)
                .parallel()
                .filter(i -> throttle.attempt(List.of(subject)).isEmpty())
                .count();
        assertThat(free).isBetween(1L, 5L);
        assertThat(database.jdbc()
                        .sql("select failures from access_throttle where key_hash = ?")
                        .params(subject.key())
                        .query(Long.class)
                        .single())
                .isEqualTo(free);
        throttle.clear(subject);
        assertThat(throttle.attempt(List.of(subject))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void links_codes_and_passkeys_work_once(AccountDatabase database) {
        String account = account(database).id();
        LinkTable links = new LinkTable(database.jdbc());
        String token = links.make(LinkTable.Purpose.NEW_PASSWORD, Optional.of(account), NOW.plusSeconds(60));
        assertThat(links.take(LinkTable.Purpose.EMAIL, token, NOW))
                .as("another purpose")
                .isFalse();
        assertThat(links.take(LinkTable.Purpose.NEW_PASSWORD, token, NOW)).isTrue();
        assertThat(links.take(LinkTable.Purpose.NEW_PASSWORD, token, NOW)).isFalse();

        FactorTable factors = new FactorTable(database.jdbc());
        factors.enrol(account, "c2VjcmV0", 10);
        assertThat(factors.take(account, 11)).isTrue();
        assertThat(factors.take(account, 11)).isFalse();
        assertThat(factors.take(account, 10)).isFalse();
        factors.recoveryCodes(account, List.of("ABCD-EFGH"));
        assertThat(factors.takeRecoveryCode(account, "abcdefgh")).isTrue();
        assertThat(factors.takeRecoveryCode(account, "abcdefgh")).isFalse();

        PasskeyTable passkeys = new PasskeyTable(database.jdbc());
        PasskeyRow passkey = new PasskeyRow(
                Secrets.id(), account, "Phone", "key", "object", 1, true, true, false, "internal", NOW, NOW);
        passkeys.save(passkey);
        assertThat(passkeys.of(account)).containsExactly(passkey);
        assertThat(passkeys.delete(account(database).id(), passkey.credentialId()))
                .isFalse();
        assertThat(passkeys.delete(account, passkey.credentialId())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_session_is_kept_and_found_by_its_account(AccountDatabase database) {
        keep(sessions(database));
    }

    private static JdbcIndexedSessionRepository sessions(AccountDatabase database) {
        JdbcIndexedSessionRepository sessions =
                new JdbcIndexedSessionRepository(new JdbcTemplate(database.source()), database.transactions());
        sessions.setTableName("access_session");
        return sessions;
    }

    private static <S extends Session> void keep(
            org.springframework.session.FindByIndexNameSessionRepository<S> sessions) {
        S session = sessions.createSession();
        String owner = Secrets.id();
        session.setAttribute(
                org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, owner);
        session.setAttribute("fact", "kept");
        sessions.save(session);
        assertThat(sessions.findByPrincipalName(owner)).containsOnlyKeys(session.getId());
        assertThat((String) sessions.findById(session.getId()).getAttribute("fact"))
                .isEqualTo("kept");
        sessions.deleteById(session.getId());
        assertThat(sessions.findByPrincipalName(owner)).isEmpty();
    }
}
