package org.healthrecord.access.gate;

import java.time.Clock;
import org.healthrecord.access.address.AddressConfiguration;
import org.healthrecord.access.address.PublicUrl;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.key.KeyConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Who is calling. What no rule opens stays closed. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({
    AddressConfiguration.class,
    KeyConfiguration.class,
    ChainConfiguration.class,
    OpenConfiguration.class,
    Loopback.class
})
public class GateConfiguration {

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    @Bean
    @Profile("!open")
    Callers callers() {
        return new SecurityCallers();
    }

    /** By this service's own authorization server, or by the one that is configured in its place. */
    @Bean
    Tokens accessTokens(
            Environment environment,
            PublicUrl address,
            ObjectProvider<JwtDecoder> own,
            ObjectProvider<RevokedTokens> revoked) {
        String outside = environment.getProperty("health-record.access.issuer", "");
        JwtDecoder other = outside.isBlank() ? null : OutsideIssuer.decoder(outside);
        return new Tokens(
                () -> other == null ? own.getIfUnique() : other,
                () -> other == null ? address.base() : outside,
                address::fhir,
                id -> revoked.stream().anyMatch(list -> list.isRevoked(id)),
                Clock.systemUTC());
    }
}
