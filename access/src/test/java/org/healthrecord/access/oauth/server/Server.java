package org.healthrecord.access.oauth.server;

import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The authorization server on a free port, once for all tests. */
final class Server {
    static final String SECRET = "the secret of the clinic's app";

    private static final class Started {
        static final Server ONE = new Server("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    final String base;
    final ConfigurableApplicationContext context;

    Server(String database) {
        this(database, "");
    }

    /** @param publicUrl of the node whose address they share; empty for its own */
    Server(String database, String publicUrl) {
        int port = freePort();
        base = "http://127.0.0.1:" + port;
        SpringApplication application = new SpringApplication(TestServer.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setDefaultProperties(properties(port, database, publicUrl));
        context = application.run();
    }

    static Server one() {
        return Started.ONE;
    }

    private static Map<String, Object> properties(int port, String database, String publicUrl) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", port);
        properties.put("test.database", database);
        properties.put("health-record.public-url", publicUrl);
        client(
                properties,
                0,
                "phone",
                "public",
                "openid fhirUser launch launch/patient offline_access patient/*.rs user/*.rs");
        properties.put("health-record.access.clients[0].launch-url", "https://app.example/launch");
        client(properties, 1, "clinic-app", "secret", "openid fhirUser launch/patient offline_access patient/*.rs");
        properties.put(
                "health-record.access.clients[1].secret", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(SECRET));
        client(properties, 2, "other-phone", "public", "openid launch/patient patient/*.rs");
        client(properties, 3, "key-app", "keys", "openid fhirUser launch/patient offline_access patient/*.rs");
        properties.put("health-record.access.clients[3].jwks", Assertions.publicKeys());
        client(properties, 4, "registry", "keys", "system/*.rs");
        properties.remove("health-record.access.clients[4].redirect-uris");
        properties.put("health-record.access.clients[4].jwks", Assertions.publicKeys());
        client(properties, 5, "device", "public", "openid launch/patient patient/*.rs");
        properties.put("health-record.access.clients[5].redirect-uris", "http://127.0.0.1/back");
        properties.put("health-record.access.clients[5].on-device", "true");
        return properties;
    }

    private static void client(Map<String, Object> properties, int number, String id, String kind, String scopes) {
        String prefix = "health-record.access.clients[" + number + "].";
        properties.put(prefix + "id", id);
        properties.put(prefix + "name", "The app " + id);
        properties.put(prefix + "kind", kind);
        properties.put(prefix + "redirect-uris", App.REDIRECT);
        properties.put(prefix + "scopes", scopes.replace(' ', ','));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Browser browser() {
        return new Browser(base);
    }

    App app(String account, String clientId, String scopes) {
        return new App(base, browser().signIn(account), clientId, scopes);
    }

    /** As at the start, but for tokens. */
    void reset() {
        accounts().reset();
        clock().reset();
        context.getBean(JdbcClient.class).sql("DELETE FROM access_app_consent").update();
    }

    TestServer.Accounts accounts() {
        return context.getBean(TestServer.Accounts.class);
    }

    TestServer.MovedClock clock() {
        return context.getBean(TestServer.MovedClock.class);
    }
}
