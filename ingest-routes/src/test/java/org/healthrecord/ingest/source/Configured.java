package org.healthrecord.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.healthrecord.ingest.source.definition.Layouts;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Configuration;

/** Source definitions read from YAML the way the running service reads them. */
public final class Configured {
    private Configured() {}

    @Configuration
    static class Nothing {}

    public static SourceDefinitions sources(Path home, String yaml, String... bundles) {
        var properties = properties(home, yaml);
        return SourceDefinitions.of(properties, new Layouts(properties.home()), List.of(bundles));
    }

    public static SourceProperties properties(Path home, String yaml) {
        try {
            var file = Files.writeString(home.resolve("sources.yml"), yaml, StandardCharsets.UTF_8);
            var application = new SpringApplication(Nothing.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setLogStartupInfo(false);
            try (var context = application.run(
                    "--spring.config.location=" + file.toUri(),
                    "--health-record.home=" + home,
                    "--spring.main.banner-mode=off")) {
                return Binder.get(context.getEnvironment()).bindOrCreate("health-record", SourceProperties.class);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
