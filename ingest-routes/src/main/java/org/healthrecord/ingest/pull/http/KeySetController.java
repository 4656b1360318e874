package org.healthrecord.ingest.pull.http;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Our public keys, for the servers we fetch from. Anybody may read them. */
@RestController
public class KeySetController {
    /** What an administrator gives to a server where we are registered. */
    public static final String PATH = "/.well-known/source-client-keys.json";

    private final ClientKeys keys;

    KeySetController(ClientKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> keySet() {
        return keys.keySet();
    }
}
