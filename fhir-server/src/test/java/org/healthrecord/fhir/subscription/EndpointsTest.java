package org.healthrecord.fhir.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where notices may go. */
class EndpointsTest {
    private final Endpoints endpoints =
            new Endpoints(List.of("https://app.example.org/hooks", "http://127.0.0.1:9000"), true, 3, 7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/hooks",
                "https://app.example.org/hooks/a/b?x=1",
                "https://app.example.org:443/hooks/a",
                "http://127.0.0.1:9000/anything"
            })
    void whatTheListBeginsIsAllowed(String url) {
        assertThat(endpoints.allows(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.org/hooks",
                "https://app.example.org/hooksome",
                "https://app.example.org/hooks/../admin",
                "https://app.example.org/hooks/%2e%2e/admin",
                "https://app.example.org.evil.example/hooks",
                "https://app.example.org@evil.example/hooks",
                "https://app.example.org:8443/hooks",
                "http://127.0.0.1:9001/",
                "http://10.0.0.1:9000/",
                "ftp://app.example.org/hooks",
                "file:///etc/passwd"
            })
    void allElseIsNot(String url) {
        assertThat(endpoints.allows(URI.create(url))).isFalse();
    }

    @Test
    void withoutTlsOnlyThisMachineAndOnlyWhenSaidSo() {
        Endpoints strict = new Endpoints(List.of("http://127.0.0.1:9000"), false, 3, 7);
        Endpoints other = new Endpoints(List.of("http://app.example.org"), true, 3, 7);

        assertThat(strict.allows(URI.create("http://127.0.0.1:9000/"))).isFalse();
        assertThat(other.allows(URI.create("http://app.example.org/"))).isFalse();
    }

    @Test
    void theWaitDoublesUpToFiveMinutes() {
        assertThat(List.of(1, 2, 3, 9, 30).stream().map(Delivery::wait).map(d -> d.toSeconds()))
                .containsExactly(1L, 2L, 4L, 256L, 300L);
    }
}
