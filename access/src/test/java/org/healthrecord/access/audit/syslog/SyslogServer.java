package org.healthrecord.access.audit.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A receiver of syslog over TLS that reads frames by their length; it can stop listening, or reset in the middle. */
final class SyslogServer implements AutoCloseable {
    private final SSLServerSocket listening;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final int mostPerConnection;

    /** @param mostPerConnection messages read before a connection is reset */
    SyslogServer(SSLContext tls, int port, int mostPerConnection) throws IOException {
        this.mostPerConnection = mostPerConnection;
        this.listening = listen(tls, port);
        Thread thread = new Thread(this::run, "syslog-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the port of a receiver that has just gone: its last connection may still be ending. */
    private static SSLServerSocket listen(SSLContext tls, int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return (SSLServerSocket)
                        tls.getServerSocketFactory().createServerSocket(port, 10, InetAddress.getByName("localhost"));
            } catch (BindException e) {
                if (attempt == 50) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** All that came, as often as it came. */
    List<String> messages() {
        return messages;
    }

    private void run() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                serve(socket);
            } catch (IOException e) {
                // The next one.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        for (int i = 0; ; i++) {
            if (i == mostPerConnection) {
                socket.setSoLinger(true, 0);
                throw new SocketException("reset");
            }
            String length = length(in);
            if (length.isEmpty()) {
                return;
            }
            messages.add(new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8));
        }
    }

    private static String length(InputStream in) throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != ' '; c = in.read()) {
            digits.append((char) c);
        }
        return digits.toString();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
