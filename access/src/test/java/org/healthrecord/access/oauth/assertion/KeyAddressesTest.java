package org.healthrecord.access.oauth.assertion;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAddressesTest {
    private final KeyAddresses open = new KeyAddresses(Set.of("keys.inside"), false);
    private final KeyAddresses onThisMachine = new KeyAddresses(Set.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/jwks",
                "https://127.0.0.1/jwks",
                "https://[::1]/jwks",
                "https://0.0.0.0/jwks",
                "https://10.1.2.3/jwks",
                "https://172.16.0.1/jwks",
                "https://192.168.0.1/jwks",
                "https://100.64.0.1/jwks",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/jwks",
                "https://[fd00::1]/jwks",
                "https://[::ffff:10.0.0.1]/jwks",
                "https://[::ffff:169.254.169.254]/jwks",
                "https://2130706433/jwks",
                "https://224.0.0.1/jwks",
                "http://93.184.216.34/jwks"
            })
    void whatOnlyTheServiceCanReachIsNotFetched(String address) {
        assertThatThrownBy(() -> open.check(URI.create(address).toURL()))
                .isInstanceOf(IOException.class)
                .hasMessageNotContainingAny(URI.create(address).getHost());
    }

    @Test
    void anAddressOfTheWorldIsFetchedWithTls() {
        assertThatCode(() -> open.check(URI.create("https://93.184.216.34/jwks").toURL()))
                .doesNotThrowAnyException();
        assertThatCode(() -> open.check(URI.create("http://keys.inside/jwks").toURL()))
                .doesNotThrowAnyException();
    }

    @Test
    void aServiceOfThisMachineReadsKeysOfThisMachine() {
        assertThatCode(() -> onThisMachine.check(
                        URI.create("http://127.0.0.1:8123/jwks").toURL()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> onThisMachine.check(
                        URI.create("http://169.254.169.254/").toURL()))
                .isInstanceOf(IOException.class);
    }
}
