package org.healthrecord.fhir.rest.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.healthrecord.access.origin.AllowedOrigins;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.CorsFilter;

/** What a browser is told. */
class WebConfigurationTest {
    private static final OtherOrigins PORTAL = new OtherOrigins(List.of("https://portal.example.org"));

    private final WebConfiguration web = new WebConfiguration();

    @Test
    void nothingOfFhirIsStoredOnTheWay() throws Exception {
        assertThat(answer(web.noStoreFilter().getFilter(), "GET", "").getHeader("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void noOtherOriginMayReadUnlessItIsConfigured() {
        assertThat(web.fhirCorsFilter(new OtherOrigins(List.of()), none()).isEnabled())
                .isFalse();
        assertThat(web.fhirCorsFilter(PORTAL, none()).isEnabled()).isTrue();
    }

    @Test
    void aConfiguredOriginMayReadAndNoOther() throws Exception {
        Filter filter = cors(web.fhirCorsFilter(PORTAL, none()));

        MockHttpServletResponse asked = answer(filter, "OPTIONS", "https://portal.example.org");
        assertThat(asked.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://portal.example.org");
        assertThat(asked.getHeader("Access-Control-Allow-Methods"))
                .contains("GET")
                .doesNotContain("PATCH");
        assertThat(answer(filter, "GET", "https://elsewhere.example.org").getStatus())
                .isEqualTo(403);
    }

    /** Asked anew for each request: what was registered a moment ago counts. */
    @Test
    void aRegisteredAppMayReadFromThenOn() throws Exception {
        Set<String> registered = new HashSet<>();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("apps", (AllowedOrigins) () -> registered);
        Filter filter =
                cors(web.fhirCorsFilter(new OtherOrigins(List.of()), beans.getBeanProvider(AllowedOrigins.class)));
        assertThat(answer(filter, "OPTIONS", "https://app.example.org").getStatus())
                .isEqualTo(403);
        registered.add("https://app.example.org");
        assertThat(answer(filter, "OPTIONS", "https://app.example.org").getHeader("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example.org");
    }

    /** It is answered for all origins by the authorization server. */
    @Test
    void discoveryIsNotAskedForItsOrigin() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fhir/.well-known/smart-configuration");
        request.addHeader("Origin", "https://elsewhere.example.org");
        MockHttpServletResponse response = new MockHttpServletResponse();
        cors(web.fhirCorsFilter(PORTAL, none())).doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private static ObjectProvider<AllowedOrigins> none() {
        return new StaticListableBeanFactory().getBeanProvider(AllowedOrigins.class);
    }

    private static CorsFilter cors(FilterRegistrationBean<CorsFilter> registration) {
        return registration.getFilter();
    }

    private static MockHttpServletResponse answer(Filter filter, String method, String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/fhir/Patient");
        if (!origin.isEmpty()) {
            request.addHeader("Origin", origin);
            request.addHeader("Access-Control-Request-Method", "GET");
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
