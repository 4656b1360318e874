package org.healthrecord.access.account.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.settings.AccountSettings;
import org.healthrecord.access.address.PublicUrl;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions as rows, and what makes one. */
@Configuration(proxyBeanMethods = false)
public class SessionConfiguration {

    @Bean
    JdbcIndexedSessionRepository accountSessions(AccountDatabase database, AccountSettings settings) {
        JdbcIndexedSessionRepository sessions =
                new JdbcIndexedSessionRepository(new JdbcTemplate(database.source()), database.transactions());
        sessions.setTableName("access_session");
        sessions.setDefaultMaxInactiveInterval(settings.idle());
        return sessions;
    }

    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> accountSessionFilter(
            JdbcIndexedSessionRepository sessions, PublicUrl url) {
        SessionRepositoryFilter<?> filter = new SessionRepositoryFilter<>(sessions);
        filter.setHttpSessionIdResolver(cookie(url));
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }

    private static CookieHttpSessionIdResolver cookie(PublicUrl url) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(url.isEncrypted() ? "__Host-session" : "session");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(url.isEncrypted());
        // An app that sends one here to sign in does it by a link.
        cookie.setSameSite("Lax");
        CookieHttpSessionIdResolver resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookie);
        return resolver;
    }

    @Bean
    SessionBook sessionBook(JdbcIndexedSessionRepository sessions) {
        return new SessionBook(sessions);
    }

    @Bean
    StandingContexts standingContexts(Accounts accounts, AccountSettings settings, Clock accessClock) {
        return new StandingContexts(accounts, settings, accessClock);
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens(PublicUrl url) {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(url.isEncrypted()));
        return tokens;
    }

    /** Remembers a page in a cookie: a visitor who never signs in leaves no row. */
    @Bean
    RequestCache requestCache(PublicUrl url) {
        CookieRequestCache cache = new CookieRequestCache();
        cache.setRequestMatcher(SessionConfiguration::wantsPage);
        cache.setCookieCustomizer(cookie -> cookie.setSecure(url.isEncrypted()));
        return cache;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return request.getMethod().equals("GET") && !request.getRequestURI().contains("/api/");
    }

    @Bean
    SignIn signIn(
            StandingContexts contexts,
            CookieCsrfTokenRepository csrf,
            ApplicationEventPublisher events,
            Clock accessClock) {
        return new SignIn(contexts, csrf, events, accessClock);
    }
}
