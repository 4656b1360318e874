package org.healthrecord.access.oauth.server;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.healthrecord.access.address.AddressConfiguration;
import org.healthrecord.access.address.PublicUrl;
import org.healthrecord.access.oauth.People;
import org.healthrecord.access.oauth.Standing;
import org.healthrecord.access.oauth.assertion.AssertionDecoders;
import org.healthrecord.access.oauth.assertion.SpentAssertions;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.client.ClientRegistry;
import org.healthrecord.access.oauth.client.ClientTable;
import org.healthrecord.access.oauth.client.Registrations;
import org.healthrecord.access.oauth.key.SigningKeys;
import org.healthrecord.access.oauth.launch.LaunchContexts;
import org.healthrecord.access.oauth.launch.Launches;
import org.healthrecord.access.oauth.store.IssuedTokens;
import org.healthrecord.access.oauth.store.StoredAuthorizations;
import org.healthrecord.access.oauth.store.StoredConsents;
import org.healthrecord.access.schema.AccessSchema;
import org.healthrecord.database.Ticker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The authorization server; not there where an outside issuer is configured, or nobody is asked who they are. It asks for
 * beans: {@link AccessSchema}, a data source and a {@link JdbcClient} of the same database, {@link Standing} and {@link People}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!open")
@ConditionalOnExpression("'${health-record.access.issuer:}'.isEmpty()")
@EnableWebSecurity
@EnableConfigurationProperties({OauthProperties.class, ServerProperties.class})
@Import({
    AddressConfiguration.class,
    ServerChain.class,
    ServerChain.Providers.class,
    ConsentController.class,
    AppsController.class,
    LaunchController.class,
    StyleSheet.class
})
public class OauthConfiguration {
    /** The application's, or the machine's. */
    static Clock clock(ObjectProvider<Clock> clocks) {
        return clocks.getIfUnique(Clock::systemUTC);
    }

    @Bean
    ClientTable clientTable(JdbcClient jdbc, AccessSchema schema) {
        return new ClientTable(jdbc, schema);
    }

    @Bean
    AppClients appClients(OauthProperties properties, ClientTable table, PublicUrl url) {
        String base = url.base();
        AppClient portal = PortalClient.at(List.of(base, base.replace("//127.0.0.1", "//localhost")));
        List<AppClient> configured = Stream.concat(
                        Stream.of(portal), properties.clients().stream().map(OauthProperties.Client::toClient))
                .toList();
        return new AppClients(configured, table);
    }

    @Bean
    ClientRegistry clientRegistry(
            AppClients clients, ClientTable table, StoredAuthorizations authorizations, ObjectProvider<Clock> clocks) {
        return new ClientRegistry(clients, table, authorizations::endAllOf, clock(clocks));
    }

    @Bean
    Registrations registrations(AppClients clients, OauthProperties properties) {
        return new Registrations(clients, properties.refreshLife());
    }

    @Bean
    SigningKeys signingKeys(
            JdbcClient jdbc, AccessSchema schema, OauthProperties properties, ObjectProvider<Clock> clocks) {
        SigningKeys keys = new SigningKeys(jdbc, schema, properties.keySecret(), properties.keyLife(), clock(clocks));
        keys.turn();
        return keys;
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKeys keys) {
        return keys.all();
    }

    /** Reads tokens of this server; who it is for, and whether it was taken back, is asked where it is used. */
    @Bean
    JwtDecoder localTokens(SigningKeys keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys.all()));
        // The decoder's own validators look at the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return new NimbusJwtDecoder(processor);
    }

    @Bean
    IssuedTokens issuedTokens(JdbcClient jdbc, AccessSchema schema) {
        return new IssuedTokens(jdbc, schema);
    }

    @Bean
    StoredAuthorizations storedAuthorizations(
            JdbcClient jdbc,
            AccessSchema schema,
            IssuedTokens issued,
            Registrations registrations,
            DataSource dataSource,
            ObjectProvider<Clock> clocks) {
        return new StoredAuthorizations(
                jdbc,
                schema,
                issued,
                registrations,
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                clock(clocks));
    }

    @Bean
    StoredConsents storedConsents(JdbcClient jdbc, AccessSchema schema, ObjectProvider<Clock> clocks) {
        return new StoredConsents(jdbc, schema, clock(clocks));
    }

    @Bean
    Launches launches(JdbcClient jdbc, AccessSchema schema, ObjectProvider<Clock> clocks) {
        return new Launches(jdbc, schema, clock(clocks));
    }

    @Bean
    LaunchContexts launchContexts(JdbcClient jdbc, AccessSchema schema) {
        return new LaunchContexts(jdbc, schema);
    }

    @Bean
    Openings openings(Launches launches, LaunchContexts contexts) {
        return new Openings(launches, contexts);
    }

    @Bean
    AuthorizationRules authorizationRules(AppClients clients, Launches launches, PublicUrl url) {
        return new AuthorizationRules(clients, launches, url);
    }

    @Bean
    ConsentRules consentRules(
            AppClients clients, Standing standing, Openings openings, People people, StoredConsents consents) {
        return new ConsentRules(clients, standing, openings, people, consents);
    }

    @Bean
    BackEndRules backEndRules(AppClients clients) {
        return new BackEndRules(clients);
    }

    @Bean
    AssertionDecoders assertionDecoders(
            AppClients clients,
            JdbcClient jdbc,
            AccessSchema schema,
            PublicUrl url,
            OauthProperties properties,
            ServerProperties server,
            ObjectProvider<Clock> clocks) {
        return new AssertionDecoders(
                clients,
                new SpentAssertions(jdbc, schema),
                () -> url.of("/oauth2/token"),
                clock(clocks),
                properties.keyHosts(),
                server.getAddress() != null && server.getAddress().isLoopbackAddress());
    }

    @Bean
    TokenContent tokenContent(
            AppClients clients, Standing standing, Openings openings, PublicUrl url, ObjectProvider<Clock> clocks) {
        return new TokenContent(clients, standing, openings, url, clock(clocks));
    }

    @Bean
    TokenAnswers tokenAnswers(IssuedTokens issued, LaunchContexts contexts, OauthProperties properties, PublicUrl url) {
        return new TokenAnswers(issued, contexts, () -> Optional.ofNullable(properties.styleUrl())
                .orElseGet(() -> url.of(StyleSheet.PATH)));
    }

    /** Keys in time, and no rows that have ended. */
    @Bean
    Ticker oauthHousekeeping(SigningKeys keys, StoredAuthorizations authorizations) {
        return Ticker.start("oauth-housekeeping", Duration.ofMinutes(1), Duration.ofMinutes(10), () -> {
            keys.turn();
            authorizations.removeEnded();
        });
    }
}
