package org.healthrecord.access.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Refuses to start with a profile that lets strangers in where others than this machine could call. */
@Component
class Loopback {
    private static final List<String> UNSAFE = List.of("open", "demo");

    Loopback(Environment environment) {
        for (String profile : UNSAFE) {
            if (environment.acceptsProfiles(Profiles.of(profile))) {
                require(profile, environment.getProperty("server.address", ""));
            }
        }
    }

    static void require(String profile, String address) {
        if (!isLoopback(address)) {
            throw new NotLoopbackException(profile);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
