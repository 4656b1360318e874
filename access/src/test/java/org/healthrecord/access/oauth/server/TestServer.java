package org.healthrecord.access.oauth.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.healthrecord.access.oauth.AccountView;
import org.healthrecord.access.oauth.People;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.schema.AccessSchema;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The authorization server by itself, with accounts that exist in memory and a sign-in that asks for no password. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class
})
@Import({OauthConfiguration.class, TestServer.SignIn.class})
class TestServer {

    @Bean
    DataSource dataSource(Environment environment) {
        return new DriverManagerDataSource(environment.getRequiredProperty("test.database"));
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    AccessSchema accessSchema(DataSource dataSource) {
        return new AccessSchema(dataSource);
    }

    @Bean
    MovedClock clock() {
        return new MovedClock();
    }

    @Bean
    Accounts standing() {
        return new Accounts();
    }

    @Bean
    People people() {
        Map<String, String> names = Map.of("p-ada", "Ada Stone", "p-ben", "Ben Stone", "p-other", "Otto Other");
        return id -> Optional.ofNullable(names.get(id)).map(name -> new People.Person(id, name, "1990-01-01"));
    }

    @Bean
    @Order(30)
    SecurityFilterChain others(HttpSecurity http) throws Exception {
        return http.csrf(c -> c.disable())
                .authorizeHttpRequests(r -> r.anyRequest().permitAll())
                .build();
    }

    /** Accounts that a test can change. */
    static final class Accounts implements Standing {
        private final Map<String, Set<String>> accounts = new ConcurrentHashMap<>();

        Accounts() {
            reset();
        }

        void reset() {
            accounts.clear();
            accounts.put("ada", Set.of("SELF_p-ada"));
            accounts.put("parent", Set.of("SELF_p-ada", "PROXY_p-ben"));
            accounts.put("doctor", Set.of("ROLE_CLINICIAN", "FACTOR_TWO"));
            accounts.put("desk", Set.of("ROLE_FRONT_DESK", "FACTOR_TWO"));
        }

        void put(String id, String... authorities) {
            accounts.put(id, Set.of(authorities));
        }

        void end(String id) {
            accounts.remove(id);
        }

        @Override
        public Optional<AccountView> now(String id) {
            return Optional.ofNullable(accounts.get(id)).map(all -> new AccountView(id, id, all));
        }
    }

    /** The real time, and what a test adds to it. */
    static final class MovedClock extends Clock {
        private volatile java.time.Duration by = java.time.Duration.ZERO;

        void move(java.time.Duration further) {
            by = by.plus(further);
        }

        void reset() {
            by = java.time.Duration.ZERO;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /** Stands for the sign-in page. */
    @RestController
    static class SignIn {
        private final Standing standing;

        SignIn(Standing standing) {
            this.standing = standing;
        }

        @GetMapping("/test/sign-in")
        String signIn(@RequestParam("as") String as, HttpServletRequest request, HttpServletResponse response) {
            AccountView account = standing.now(as).orElseThrow();
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    as, null, AuthorityUtils.createAuthorityList(account.authorities())));
            new HttpSessionSecurityContextRepository().saveContext(context, request, response);
            SavedRequest before = new HttpSessionRequestCache().getRequest(request, response);
            return before == null ? "" : before.getRedirectUrl();
        }
    }
}
