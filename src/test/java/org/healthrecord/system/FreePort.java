package org.healthrecord.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port without a listener. It is below those that systems give to outgoing connections (from 32768 on Linux, from 49152 elsewhere): a
 * service needs most of a minute until it listens, and none of them takes it meanwhile.
 */
public final class FreePort {
    private static final int FIRST = 12_000;
    private static final int END = 32_000;

    private FreePort() {}

    public static int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
    }
}
