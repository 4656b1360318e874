package org.healthrecord.access.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.secret.Secrets;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The accounts alone as a running service, started once for all tests: real HTTP, rows in H2, a clock that is set by hand. */
final class AccountSite {
    static final String PASSWORD = "quiet harbour 1871";

    private static final AccountSite SITE = new AccountSite();
    private static final AtomicInteger NAMES = new AtomicInteger();

    final ConfigurableApplicationContext context;
    final TestClock clock;
    final TestPeople people;
    final Path home;
    private final int port;

    private AccountSite() {
        try {
            home = Files.createTempDirectory("accounts");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        context = new SpringApplicationBuilder(Parts.class)
                .properties(Map.of(
                        "server.port", "0",
                        "spring.main.banner-mode", "off",
                        "spring.main.allow-bean-definition-overriding", "true",
                        "health-record.home", home.toString()))
                .run();
        clock = context.getBean(TestClock.class);
        people = context.getBean(TestPeople.class);
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    static AccountSite site() {
        return SITE;
    }

    Visitor visitor() {
        return new Visitor(port);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(context.getBean(DataSource.class));
    }

    /** A new account with {@link #PASSWORD}. */
    AccountRow account(String... roles) {
        String name = "user" + NAMES.incrementAndGet();
        AccountRow row = new AccountRow(
                Secrets.id(),
                name,
                "Somebody Seeded " + name,
                Optional.of(name + "@mail.example"),
                true,
                context.getBean(Passwords.class).digest(PASSWORD),
                Instant.EPOCH,
                false,
                false,
                Instant.EPOCH);
        AccountTable table = context.getBean(AccountTable.class);
        table.insert(row);
        table.roles(row.id(), List.of(roles));
        return row;
    }

    /** An account of the person a registration is. */
    AccountRow patient(Registration registration) {
        AccountRow row = account();
        context.getBean(AccountTable.class).bind(row.id(), List.of(registration));
        return row;
    }

    Visitor signedIn(AccountRow account) {
        Visitor visitor = visitor();
        visitor.submit("/login", Map.of("name", account.loginName(), "password", PASSWORD));
        return visitor;
    }

    @Configuration(proxyBeanMethods = false)
    @Import(AccountConfiguration.class)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class
    })
    static class Parts {
        @Bean
        DataSource dataSource(Environment environment) {
            String name = environment.getProperty("spring.datasource.name", "accounts");
            return new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        }

        @Bean
        TestClock accessClock() {
            return new TestClock();
        }

        @Bean
        TestPeople people() {
            return new TestPeople();
        }
    }
}
