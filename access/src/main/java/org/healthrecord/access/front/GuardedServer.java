package org.healthrecord.access.front;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Tomcat, before it listens: not open without TLS, and patient for so long. */
final class GuardedServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int KEEP_ALIVE_MILLIS = 60_000;
    private static final int REQUEST_MILLIS = 20_000;

    /** More than is taken, so that what is too long is still answered in words. */
    private static final int HEADERS_READ = 64 * 1024;

    private final ServerProperties server;
    private final FrontProperties front;

    GuardedServer(ServerProperties server, FrontProperties front) {
        this.server = server;
        this.front = front;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        boolean secured = front.isTlsUpstream() || Ssl.isEnabled(server.getSsl());
        Listening.problem("server.address", server.getAddress(), secured).ifPresent(problem -> {
            throw new UnguardedException(problem);
        });
        tomcat.addConnectorCustomizers(connector -> {
            connector.setAllowTrace(false);
            connector.setXpoweredBy(false);
            connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(HEADERS_READ));
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setConnectionTimeout(REQUEST_MILLIS);
                protocol.setKeepAliveTimeout(KEEP_ALIVE_MILLIS);
            }
        });
    }
}
