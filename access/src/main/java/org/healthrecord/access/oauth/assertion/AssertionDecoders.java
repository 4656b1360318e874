package org.healthrecord.access.oauth.assertion;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.AppClients;
import org.healthrecord.access.oauth.client.ClientKind;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Verifies client assertions (SMART App Launch 2.2, "Asymmetric Authentication"): signed by one of the client's keys with RS384, ES384, RS256
 * or ES256. No other algorithm is looked at, so that neither {@code none} nor a shared secret passes.
 */
public final class AssertionDecoders implements JwtDecoderFactory<RegisteredClient> {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384, JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final AppClients clients;
    private final SpentAssertions spent;
    private final Supplier<String> tokenEndpoint;
    private final Clock clock;
    private final ClientKeys keys;

    /**
     * @param tokenEndpoint the one audience accepted
     * @param inner         hosts of the own network from which keys may be fetched
     * @param onThisMachine whether the service listens on a loopback address alone, so that clients may be there, too
     */
    public AssertionDecoders(
            AppClients clients,
            SpentAssertions spent,
            Supplier<String> tokenEndpoint,
            Clock clock,
            Set<String> inner,
            boolean onThisMachine) {
        this.keys = new ClientKeys(new KeyAddresses(inner, onThisMachine));
        this.clients = clients;
        this.spent = spent;
        this.tokenEndpoint = tokenEndpoint;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        AppClient client = clients.find(registered.getClientId())
                .filter(found -> found.kind() == ClientKind.KEYS)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.of(client)));
        // Claims are checked by the rules, in one place.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new AssertionRules(client, spent, tokenEndpoint.get(), clock));
        return decoder;
    }
}
