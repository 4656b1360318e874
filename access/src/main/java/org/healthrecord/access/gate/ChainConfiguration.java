package org.healthrecord.access.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.access.key.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The ways in: charts, records and figures by key or token; administration also by session; pages for everybody. */
@Configuration(proxyBeanMethods = false)
@Profile("!open")
class ChainConfiguration {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What says nothing of anybody, and what a client has to know before it can say who it is. */
    private static final String[] OF_ALL_CHARTS = {"/fhir/metadata", "/fhir/.well-known/**"};

    private static final String[] PROBES = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    /** A one-time token in the first message says whose notices these are. */
    private static final String NOTICES = "/fhir/subscription-websocket";

    /** What the pages are made of; the pages themselves ask for a session. */
    private static final String[] PARTS = {
        "/assets/**", "/favicon.ico", "/entrance.js", "/entrance.css",
    };

    @Bean
    @Order(20)
    SecurityFilterChain chartChain(HttpSecurity http, Keys keys, Tokens tokens, Refusals refusals) throws Exception {
        return closed(http, keys, tokens, refusals)
                .securityMatcher(any("/fhir/**", "/intake/**", "/actuator/**", "/v3/api-docs/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                read(OF_ALL_CHARTS), read(PROBES), read(NOTICES), of(HttpMethod.OPTIONS, "/fhir/**"))
                        .permitAll()
                        .requestMatchers(any("/fhir/**"))
                        .access(Paths.charts())
                        .requestMatchers(any("/intake/**"))
                        .access(Paths.intake())
                        .requestMatchers(any("/actuator/**"))
                        .access(Paths.metrics())
                        .requestMatchers(any("/v3/api-docs/**"))
                        .access(Paths.description())
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(25)
    SecurityFilterChain administrationChain(
            HttpSecurity http,
            Keys keys,
            Tokens tokens,
            Refusals refusals,
            ObjectProvider<SecurityContextRepository> sessions,
            ObjectProvider<CookieCsrfTokenRepository> guards)
            throws Exception {
        SecurityContextRepository kept = sessions.getIfUnique(HttpSessionSecurityContextRepository::new);
        return closed(http, keys, tokens, refusals)
                .securityMatcher(any("/admin/api/**"))
                .securityContext(context -> context.securityContextRepository(kept))
                .csrf(csrf -> csrf.csrfTokenRepository(guards.getIfUnique(CookieCsrfTokenRepository::withHttpOnlyFalse))
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(ChainConfiguration::isByCookieAlone))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(Paths.administration()))
                .build();
    }

    /** After all others: the pages themselves hold nobody's data, and what nobody has opened stays closed. */
    @Bean
    @Order(1000)
    SecurityFilterChain remainderChain(HttpSecurity http, Keys keys, Tokens tokens, Refusals refusals)
            throws Exception {
        return closed(http, keys, tokens, refusals)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(read(PARTS))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** By the whole path: charts have a servlet of their own, of which a pattern of Spring MVC sees only the rest. */
    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns).map(p -> of(null, p)).toList());
    }

    private static RequestMatcher read(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .flatMap(p -> Stream.of(of(HttpMethod.GET, p), of(HttpMethod.HEAD, p)))
                .toList());
    }

    private static RequestMatcher of(@Nullable HttpMethod method, String pattern) {
        return method == null
                ? PathPatternRequestMatcher.withDefaults().matcher(pattern)
                : PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static HttpSecurity closed(HttpSecurity http, Keys keys, Tokens tokens, Refusals refusals)
            throws Exception {
        return http.formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new BearerFilter(keys, tokens, refusals), AuthorizationFilter.class);
    }

    /** A browser sends its cookie for any page that asks it to. */
    private static boolean isByCookieAlone(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && !BearerFilter.isBearer(request)
                && request.getSession(false) != null;
    }
}
