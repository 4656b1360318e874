package org.healthrecord.access.audit.syslog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The machine that the audit is sent to. Syslog has no answer that says what has arrived. So each delivery has a connection of
 * its own: it is done when the receiver leaves it open as long as there is something to read, and closes it after its end.
 */
final class SyslogReceiver {
    private final SSLContext tls;
    private final String host;
    private final int port;
    private final Duration patience;
    private final Duration settling;

    /**
     * @param patience how long each step may take: connect, handshake, the receiver's end
     * @param settling how long a receiver that is about to go has to show it before the end is said
     */
    SyslogReceiver(SSLContext tls, String host, int port, Duration patience, Duration settling) {
        this.tls = tls;
        this.host = host;
        this.port = port;
        this.patience = patience;
        this.settling = settling;
    }

    /** @throws IOException where it is not certain that all has arrived; some may have */
    void deliver(List<byte[]> messages) throws IOException {
        int millis = Math.toIntExact(patience.toMillis());
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            checkName(socket);
            socket.startHandshake();
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            for (byte[] message : messages) {
                out.write(message);
            }
            out.flush();
            settle(socket);
            socket.setSoTimeout(millis);
            socket.shutdownOutput();
            awaitEnd(socket.getInputStream());
        }
    }

    private static void checkName(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
    }

    private void settle(SSLSocket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(settling.toMillis()));
        try {
            awaitEnd(socket.getInputStream());
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new IOException("The receiver closed before the end");
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // What a receiver says is for people.
        }
    }
}
