package org.healthrecord.access.oauth.server;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.healthrecord.access.address.PublicUrl;
import org.healthrecord.access.oauth.assertion.AssertionDecoders;
import org.healthrecord.access.oauth.client.Registrations;
import org.healthrecord.access.oauth.key.SigningKeys;
import org.healthrecord.access.oauth.store.StoredAuthorizations;
import org.healthrecord.access.oauth.store.StoredConsents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OidcConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfigurationSource;

/** The way to {@code /oauth2/**} and the discovery documents. */
@Configuration(proxyBeanMethods = false)
class ServerChain {
    private static final String AUTHORIZE = "/oauth2/authorize";

    @Bean
    AuthorizationServerSettings authorizationServerSettings(PublicUrl url) {
        AuthorizationServerSettings.Builder settings =
                AuthorizationServerSettings.builder().oidcUserInfoEndpoint("/connect/userinfo");
        // With a port chosen by the machine (in tests) the issuer is what the request was made to.
        return url.isKnown() ? settings.issuer(url.base()).build() : settings.build();
    }

    @Bean
    DelegatingOAuth2TokenGenerator tokenGenerator(
            SigningKeys keys, TokenContent content, ObjectProvider<Clock> clocks) {
        JwtGenerator signed = new JwtGenerator(new NimbusJwtEncoder(keys.signing()));
        signed.setJwtCustomizer(content);
        return new DelegatingOAuth2TokenGenerator(signed, new RefreshTokens(OauthConfiguration.clock(clocks)));
    }

    @Bean
    @Order(10)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http,
            Registrations registrations,
            StoredAuthorizations authorizations,
            StoredConsents consents,
            AuthorizationServerSettings settings,
            DelegatingOAuth2TokenGenerator tokens,
            Providers providers,
            TokenAnswers answers,
            PublicUrl url,
            ObjectProvider<SecurityContextRepository> sessions,
            ObjectProvider<RequestCache> asked,
            ObjectProvider<CookieCsrfTokenRepository> guards)
            throws Exception {
        // By the whole path: charts have a servlet of their own, of which a pattern of Spring MVC sees only the rest.
        http.securityMatcher(any("/oauth2/**", "/.well-known/**", "/fhir/.well-known/**", "/connect/**"));
        sessions.ifAvailable(repository -> {
            try {
                http.securityContext(context -> context.securityContextRepository(repository));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        http.with(
                OAuth2AuthorizationServerConfigurer.authorizationServer(),
                server -> server.registeredClientRepository(registrations)
                        .authorizationService(authorizations)
                        .authorizationConsentService(consents)
                        .authorizationServerSettings(settings)
                        .tokenGenerator(tokens)
                        .clientAuthentication(providers::clients)
                        .authorizationEndpoint(endpoint -> endpoint.authenticationProviders(providers::complete)
                                .consentPage(url.isKnown() ? url.of("/consent") : "/consent")
                                .authorizationResponseHandler(AuthorizationAnswers::code)
                                .errorResponseHandler(AuthorizationAnswers::refusal))
                        .tokenEndpoint(endpoint -> endpoint.authenticationProviders(providers::complete)
                                .accessTokenResponseHandler(answered(answers)))
                        .authorizationServerMetadataEndpoint(endpoint ->
                                endpoint.authorizationServerMetadataCustomizer(is -> is.claims(ServerChain::truthful)))
                        .oidc(ServerChain::openId));
        return ways(http, url, asked, guards.getIfUnique(CookieCsrfTokenRepository::withHttpOnlyFalse))
                .build();
    }

    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns)
                .map(pattern -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList());
    }

    private static OAuth2AccessTokenResponseAuthenticationSuccessHandler answered(TokenAnswers answers) {
        OAuth2AccessTokenResponseAuthenticationSuccessHandler handler =
                new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(answers::complete);
        return handler;
    }

    private static void openId(OidcConfigurer oidc) {
        oidc.providerConfigurationEndpoint(
                endpoint -> endpoint.providerConfigurationCustomizer(is -> is.claims(ServerChain::truthful)));
    }

    /** Only what is there: neither devices nor pushed requests nor certificates, and who a person is stands in the id token. */
    private static void truthful(Map<String, Object> claims) {
        for (String absent : List.of(
                "userinfo_endpoint",
                "device_authorization_endpoint",
                "pushed_authorization_request_endpoint",
                "registration_endpoint",
                "tls_client_certificate_bound_access_tokens",
                "dpop_signing_alg_values_supported")) {
            claims.remove(absent);
        }
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        claims.put("scopes_supported", Discovery.SCOPES);
        claims.put("token_endpoint_auth_methods_supported", Discovery.METHODS);
        claims.put("token_endpoint_auth_signing_alg_values_supported", Discovery.ALGORITHMS);
        claims.put("revocation_endpoint_auth_methods_supported", Discovery.METHODS);
        claims.put("introspection_endpoint_auth_methods_supported", Discovery.METHODS);
        claims.put("claims_supported", List.of("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "fhirUser"));
        claims.put("authorization_response_iss_parameter_supported", false);
    }

    private static HttpSecurity ways(
            HttpSecurity http, PublicUrl url, ObjectProvider<RequestCache> asked, CookieCsrfTokenRepository guard)
            throws Exception {
        RequestMatcher authorize = request -> request.getRequestURI().equals(request.getContextPath() + AUTHORIZE);
        // What was asked for before one was asked to sign in: the entrance takes it from there.
        RequestCache cache = asked.getIfUnique(() -> ofSession(authorize));
        CsrfTokenRequestAttributeHandler csrfTokens = new CsrfTokenRequestAttributeHandler();
        // Every answer brings the cookie, so that the first order of a page can send it along.
        csrfTokens.setCsrfRequestAttributeName(null);
        CorsConfigurationSource cors = new OpenToAllOrigins();
        AuthenticationEntryPoint login = (request, response, missing) -> {
            // The servlet's own redirect would name the host that the request names.
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + "/login");
            response.setStatus(HttpStatus.FOUND.value());
        };
        return http.cors(c -> c.configurationSource(cors))
                .csrf(csrf -> csrf.csrfTokenRepository(guard)
                        .csrfTokenRequestHandler(csrfTokens)
                        .requireCsrfProtectionMatcher(ServerChain::isOrderBySession))
                .requestCache(c -> c.requestCache(cache))
                .addFilterBefore(new PostedRequests(AUTHORIZE), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new Discovery(url), org.springframework.security.web.authentication.logout.LogoutFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                any("/.well-known/**", "/fhir/.well-known/**", StyleSheet.PATH))
                        .permitAll()
                        .requestMatchers(any("/oauth2/apps/**", "/oauth2/launch/**", "/oauth2/consent/**"))
                        .access(ServerChain::bySession)
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(login, authorize)
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), request -> true));
    }

    private static RequestCache ofSession(RequestMatcher authorize) {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(authorize);
        return cache;
    }

    /** An app that holds a token of somebody is not that somebody. */
    private static AuthorizationDecision bySession(Supplier<Authentication> who, RequestAuthorizationContext request) {
        Authentication known = who.get();
        return new AuthorizationDecision(known != null
                && known.isAuthenticated()
                && !(known instanceof AnonymousAuthenticationToken)
                && !(known instanceof AbstractOAuth2TokenAuthenticationToken<?>));
    }

    /** Orders by session. A token request brings its own proof, and the consent page a state that only it knows. */
    private static boolean isOrderBySession(jakarta.servlet.http.HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean changes = !List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
        return changes && (path.startsWith("/oauth2/apps") || path.startsWith("/oauth2/launch"));
    }

    /** The library's providers, with the rules of this house. */
    @Configuration(proxyBeanMethods = false)
    static class Providers {
        private final AuthorizationRules authorization;
        private final ConsentRules consent;
        private final BackEndRules backEnds;
        private final AssertionDecoders assertions;
        private final PublicClients publicClients;

        Providers(
                AuthorizationRules authorization,
                ConsentRules consent,
                BackEndRules backEnds,
                AssertionDecoders assertions,
                Registrations registrations) {
            this.authorization = authorization;
            this.consent = consent;
            this.backEnds = backEnds;
            this.assertions = assertions;
            // No bean: a lone provider would become that of the whole application.
            this.publicClients = new PublicClients(registrations);
        }

        void clients(OAuth2ClientAuthenticationConfigurer configurer) {
            configurer
                    .authenticationConverters(all -> {
                        all.add(0, PublicClients.converter());
                        all.add(1, new AssertedClients());
                    })
                    .authenticationProviders(all -> {
                        all.add(0, publicClients);
                        complete(all);
                    });
        }

        void complete(List<AuthenticationProvider> all) {
            each(all, OAuth2AuthorizationCodeRequestAuthenticationProvider.class, provider -> {
                provider.setAuthenticationValidator(authorization);
                provider.setAuthorizationConsentRequired(consent::isAsked);
            });
            each(
                    all,
                    OAuth2AuthorizationConsentAuthenticationProvider.class,
                    provider -> provider.setAuthorizationConsentCustomizer(consent::take));
            each(
                    all,
                    OAuth2ClientCredentialsAuthenticationProvider.class,
                    provider -> provider.setAuthenticationValidator(backEnds));
            each(
                    all,
                    JwtClientAssertionAuthenticationProvider.class,
                    provider -> provider.setJwtDecoderFactory(assertions));
            each(
                    all,
                    ClientSecretAuthenticationProvider.class,
                    provider ->
                            provider.setPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder()));
        }

        private static <T> void each(List<AuthenticationProvider> all, Class<T> type, Consumer<T> change) {
            all.stream().filter(type::isInstance).map(type::cast).forEach(change);
        }
    }
}
