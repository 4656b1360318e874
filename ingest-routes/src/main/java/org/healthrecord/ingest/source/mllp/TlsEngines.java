package org.healthrecord.ingest.source.mllp;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.ClientCertificate;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** The server's side of TLS connections, from one of Spring Boot's bundles; a renewed certificate is used. */
final class TlsEngines implements Supplier<SSLEngine> {
    private final ClientCertificate clientCertificate;
    private volatile Keys keys;

    private record Keys(SslBundle bundle, SSLContext context) {
        static Keys of(SslBundle bundle) {
            return new Keys(bundle, bundle.createSslContext());
        }
    }

    private TlsEngines(Keys keys, ClientCertificate clientCertificate) {
        this.keys = keys;
        this.clientCertificate = clientCertificate;
    }

    static TlsEngines of(SslBundles bundles, Channel.Tls tls) {
        var engines = new TlsEngines(Keys.of(bundles.getBundle(tls.bundle())), tls.clientCertificate());
        bundles.addBundleUpdateHandler(tls.bundle(), renewed -> engines.keys = Keys.of(renewed));
        return engines;
    }

    @Override
    public SSLEngine get() {
        var current = keys;
        var engine = current.context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(clientCertificate == ClientCertificate.NEED);
        if (clientCertificate == ClientCertificate.WANT) {
            engine.setWantClientAuth(true);
        }
        var options = current.bundle().getOptions();
        if (options.getEnabledProtocols() != null) {
            engine.setEnabledProtocols(options.getEnabledProtocols());
        }
        if (options.getCiphers() != null) {
            engine.setEnabledCipherSuites(options.getCiphers());
        }
        return engine;
    }
}
