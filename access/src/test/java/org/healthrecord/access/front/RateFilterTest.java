package org.healthrecord.access.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class RateFilterTest {
    private static final int STRANGERS = 5;
    private static final int BURST = 20;

    private final RateFilter filter = new RateFilter(new FrontProperties(
            null,
            List.of(),
            List.of("10.0.0.1"),
            8000,
            DataSize.ofKilobytes(16),
            DataSize.ofMegabytes(5),
            1,
            BURST,
            STRANGERS));

    /** Behind the filter: whoever looks at what is shown. */
    private final FilterChain gate = (request, response) -> {
        String header = ((MockHttpServletRequest) request).getHeader("Authorization");
        Cookie[] cookies = ((MockHttpServletRequest) request).getCookies();
        boolean session = cookies != null && cookies[0].getValue().equals("good");
        if ("Bearer good".equals(header) || session) {
            KnownCaller.mark(request);
        } else if (header != null) {
            ((HttpServletResponse) response).setStatus(401);
        }
    };

    private MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr("10.0.0.7");
        return request;
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, gate);
        return response;
    }

    private int bearer(String path, String token) throws Exception {
        MockHttpServletRequest request = request(path);
        request.addHeader("Authorization", "Bearer " + token);
        return answer(request).getStatus();
    }

    @Test
    void whoSaysNothingIsCountedByAddress() throws Exception {
        for (int i = 0; i < STRANGERS; i++) {
            assertThat(answer(request("/fhir/metadata")).getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = answer(request("/fhir/metadata"));
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 61);
        assertThat(refused.getContentAsString()).contains("OperationOutcome", "throttled");
        MockHttpServletRequest other = request("/fhir/metadata");
        other.setRemoteAddr("10.0.0.8");
        assertThat(answer(other).getStatus()).isEqualTo(200);
    }

    @Test
    void eachGuessedKeyCountsForTheAddress() throws Exception {
        for (int i = 0; i < STRANGERS; i++) {
            assertThat(bearer("/fhir/Patient", "guess" + i)).isEqualTo(401);
        }
        assertThat(bearer("/fhir/Patient", "another")).isEqualTo(429);
        assertThat(bearer("/intake/clinic", "another")).isEqualTo(429);
        assertThat(answer(request("/login")).getStatus()).isEqualTo(429);
    }

    @Test
    void anInventedSessionIsNoCaller() throws Exception {
        for (int i = 0; i < STRANGERS; i++) {
            MockHttpServletRequest request = request("/login");
            request.setCookies(new Cookie("session", "invented" + i));
            assertThat(answer(request).getStatus()).isEqualTo(200);
        }
        MockHttpServletRequest request = request("/login");
        request.setCookies(new Cookie("session", "invented"));
        assertThat(answer(request).getStatus()).isEqualTo(429);
    }

    @Test
    void whoWasKnownGoesOnWhileOthersGuess() throws Exception {
        assertThat(bearer("/fhir/Patient", "good")).isEqualTo(200);
        for (int i = 0; i < 2 * STRANGERS; i++) {
            bearer("/fhir/Patient", "guess" + i);
        }
        assertThat(bearer("/fhir/Patient", "good")).isEqualTo(200);
    }

    @Test
    void whoIsKnownHasALimitToo() throws Exception {
        for (int i = 0; i <= BURST; i++) {
            assertThat(bearer("/fhir/Patient", "good")).isEqualTo(200);
        }
        assertThat(bearer("/fhir/Patient", "good")).isEqualTo(429);
        assertThat(bearer("/intake/clinic", "good"))
                .as("limited where it is stored")
                .isEqualTo(200);
    }

    @Test
    void onlyAProxyOfTheConfigurationSaysWhoCalls() throws Exception {
        for (int i = 0; i < STRANGERS; i++) {
            MockHttpServletRequest forged = request("/login");
            forged.addHeader("X-Forwarded-For", "192.0.2." + i);
            answer(forged);
        }
        assertThat(answer(request("/login")).getStatus()).isEqualTo(429);
        for (int i = 0; i < 2 * STRANGERS; i++) {
            MockHttpServletRequest proxied = request("/login");
            proxied.setRemoteAddr("10.0.0.1");
            proxied.addHeader("X-Forwarded-For", "198.51.100.9, 192.0.2." + i);
            assertThat(answer(proxied).getStatus()).isEqualTo(200);
        }
    }
}
