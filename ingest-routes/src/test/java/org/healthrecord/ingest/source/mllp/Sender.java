package org.healthrecord.ingest.source.mllp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A clinic's MLLP sender, on a real socket. */
final class Sender implements AutoCloseable {
    private final Socket socket;

    Sender(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    static Sender to(int port) throws IOException {
        return new Sender(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Sender raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Sender raw(String text) throws IOException {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Sender frame(String content) throws IOException {
        return raw(framed(content));
    }

    static String framed(String content) {
        return "\u000B" + content + "\u001C\r";
    }

    String acknowledgement() throws IOException {
        return acknowledgement(StandardCharsets.ISO_8859_1);
    }

    /** The next acknowledgement, segments separated by line feeds. */
    String acknowledgement(Charset charset) throws IOException {
        var in = socket.getInputStream();
        var content = new ByteArrayOutputStream();
        int b;
        while ((b = in.read()) != 0x1C) {
            if (b < 0) {
                throw new EOFException("closed without an answer");
            }
            if (b != 0x0B) {
                content.write(b);
            }
        }
        in.read();
        return content.toString(charset).replace('\r', '\n');
    }

    boolean isClosedByServer() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
