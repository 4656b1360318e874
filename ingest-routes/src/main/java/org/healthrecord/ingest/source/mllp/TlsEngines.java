package org.healthrecord.ingest.source.mllp;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.healthrecord.ingest.source.definition.ClientCertificate;
import org.springframework.boot.ssl.SslBundle;

/** The server's side of TLS connections, from one of Spring Boot's bundles. */
final class TlsEngines implements Supplier<SSLEngine> {
    private final SslBundle bundle;
    private final SSLContext context;
    private final ClientCertificate clientCertificate;

    TlsEngines(SslBundle bundle, ClientCertificate clientCertificate) {
        this.bundle = bundle;
        this.context = bundle.createSslContext();
        this.clientCertificate = clientCertificate;
    }

    @Override
    public SSLEngine get() {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(clientCertificate == ClientCertificate.NEED);
        if (clientCertificate == ClientCertificate.WANT) {
            engine.setWantClientAuth(true);
        }
        var options = bundle.getOptions();
        if (options.getEnabledProtocols() != null) {
            engine.setEnabledProtocols(options.getEnabledProtocols());
        }
        if (options.getCiphers() != null) {
            engine.setEnabledCipherSuites(options.getCiphers());
        }
        return engine;
    }
}
