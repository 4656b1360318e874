package org.healthrecord.access.account;

import org.healthrecord.access.account.entrance.Refusals;
import org.healthrecord.access.account.entrance.SignedOut;
import org.healthrecord.access.account.session.SpaCsrf;
import org.healthrecord.access.account.session.StandingContexts;
import org.healthrecord.access.account.settings.AccountSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who comes to the entrance, to an account and to the pages. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class AccountChain {
    private static final String[] ENTRANCE = {"/login", "/login/**", "/invitation", "/invitation/**", "/setup"};
    private static final String[] INSIDE = {"/account", "/account/**", "/logout", "/invitations", "/accounts"};
    private static final String[] PAGES = {
        "/",
        "/index.html",
        "/signed-in",
        "/consent",
        "/people/**",
        "/admin",
        "/admin/apps",
        "/admin/audit",
        "/admin/messages/**",
        "/admin/sources/**",
        "/admin/review/**",
        "/admin/held-numbers/**",
        "/admin/persons/**"
    };

    @Bean
    @Order(30)
    SecurityFilterChain accountChain(
            HttpSecurity http,
            StandingContexts contexts,
            CookieCsrfTokenRepository csrf,
            RequestCache cache,
            AccountSettings settings)
            throws Exception {
        http.securityMatchers(matchers ->
                matchers.requestMatchers(ENTRANCE).requestMatchers(INSIDE).requestMatchers(PAGES));
        http.securityContext(context -> context.securityContextRepository(contexts));
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        http.requestCache(requests -> requests.requestCache(cache));
        http.csrf(tokens -> tokens.csrfTokenRepository(csrf).csrfTokenRequestHandler(new SpaCsrf()));
        http.exceptionHandling(
                refusals -> refusals.authenticationEntryPoint(new Refusals()).accessDeniedHandler(new Refusals()));
        http.logout(out -> out.logoutUrl("/logout").logoutSuccessHandler(new SignedOut()));
        // Pages are asked for by the browser itself, so that headers of the frame come from where all pages get theirs.
        http.headers(headers -> headers.frameOptions(frame -> frame.deny()));
        http.authorizeHttpRequests(requests -> {
            requests.requestMatchers(ENTRANCE).permitAll();
            requests.requestMatchers(HttpMethod.POST, "/logout").permitAll();
            if (settings.open()) {
                requests.requestMatchers(PAGES).permitAll();
            }
            requests.requestMatchers("/account/api/accounts/**", "/accounts").hasRole("ADMINISTRATOR");
            requests.requestMatchers("/account/api/invitations/**", "/account/api/people/**", "/invitations")
                    .hasAnyRole("FRONT_DESK", "ADMINISTRATOR");
            requests.anyRequest().authenticated();
        });
        return http.build();
    }
}
