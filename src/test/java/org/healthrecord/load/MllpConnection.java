package org.healthrecord.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection that sends a message and waits for its acknowledgement, as HL7 systems do. */
final class MllpConnection implements Connection {
    private static final int START = 0x0B;
    private static final byte[] END = {0x1C, 0x0D};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    MllpConnection(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    @Override
    public void send(Submission submission) throws IOException {
        out.write(START);
        out.write(submission.bytes());
        out.write(END);
        out.flush();
        String acknowledgement = answer();
        if (!acknowledgement.contains("\rMSA|AA|") && !acknowledgement.contains("\rMSA|CA|")) {
            throw new IOException("A message was not accepted");
        }
    }

    private String answer() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b != END[0]; b = in.read()) {
            if (b < 0) {
                throw new IOException("Closed before the acknowledgement");
            }
            text.append((char) b);
        }
        in.read();
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
