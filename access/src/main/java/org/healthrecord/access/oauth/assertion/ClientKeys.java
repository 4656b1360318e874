package org.healthrecord.access.oauth.assertion;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.healthrecord.access.oauth.client.AppClient;

/** The public keys of clients: as registered, or fetched from the address that an administrator registered. */
final class ClientKeys {
    private static final int PATIENCE_MS = 3_000;
    private static final int BYTES = 200_000;
    private static final long KEEP_MS = 300_000;
    private static final long REFRESH_PATIENCE_MS = 10_000;
    /** Unknown key ids make no more than so many requests. */
    private static final long BETWEEN_MS = 5_000;

    private final KeyAddresses addresses;
    private final Map<String, JWKSource<SecurityContext>> remote = new ConcurrentHashMap<>();

    ClientKeys(KeyAddresses addresses) {
        this.addresses = addresses;
    }

    /** @throws IllegalStateException for keys that cannot be read */
    JWKSource<SecurityContext> of(AppClient client) {
        if (client.jwksUrl() != null) {
            return remote.computeIfAbsent(client.jwksUrl(), this::fetched);
        }
        try {
            return new ImmutableJWKSet<>(JWKSet.parse(String.valueOf(client.jwks())));
        } catch (ParseException e) {
            throw new IllegalStateException("The keys of a client cannot be read", e);
        }
    }

    /** Kept a while; fetched again when an assertion names a key that is not among them. */
    private JWKSource<SecurityContext> fetched(String url) {
        return JWKSourceBuilder.create(address(url), new NoRedirects(addresses))
                .cache(KEEP_MS, REFRESH_PATIENCE_MS)
                .rateLimited(BETWEEN_MS)
                .build();
    }

    private static URL address(String url) {
        try {
            return URI.create(url).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("The address of a client's keys is none", e);
        }
    }

    /** What is registered is asked, and nobody it points to. */
    private static final class NoRedirects extends DefaultResourceRetriever {
        private final KeyAddresses addresses;

        NoRedirects(KeyAddresses addresses) {
            super(PATIENCE_MS, PATIENCE_MS, BYTES);
            this.addresses = addresses;
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            addresses.check(url);
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
