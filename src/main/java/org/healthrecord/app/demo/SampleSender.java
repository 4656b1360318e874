package org.healthrecord.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.healthrecord.samples.Sample;

/** Sends as the clinics do: HL7 v2 in MLLP frames, each acknowledged before the next; the rest by HTTP. */
final class SampleSender {
    private static final byte[] END = {0x1C, 0x0D};

    private final HttpClient http = HttpClient.newHttpClient();
    private final int httpPort;
    private final int mllpPort;

    SampleSender(int httpPort, int mllpPort) {
        this.httpPort = httpPort;
        this.mllpPort = mllpPort;
    }

    void send(Sample record) throws IOException, InterruptedException {
        if (record.contentType().equals("application/hl7-v2")) {
            frame(record.bytes());
        } else {
            post(record);
        }
    }

    private void frame(byte[] message) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", mllpPort)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(0x0B);
            out.write(message);
            out.write(END);
            out.flush();
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b != END[0]; b = in.read()) {
                if (b < 0) {
                    throw new IOException("The connection was closed before the acknowledgement");
                }
            }
        }
    }

    private void post(Sample record) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + httpPort + "/intake/" + record.source()))
                .header("Content-Type", record.contentType())
                .header("Authorization", "Bearer " + record.key())
                .POST(HttpRequest.BodyPublishers.ofByteArray(record.bytes()))
                .build();
        HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 202) {
            throw new IOException("The intake answered " + answer.statusCode());
        }
    }
}
