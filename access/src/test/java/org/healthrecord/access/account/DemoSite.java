package org.healthrecord.access.account;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The accounts alone, with the profile demo. */
final class DemoSite {
    private DemoSite() {}

    record Running(ConfigurableApplicationContext context, String printed) implements AutoCloseable {
        Visitor visitor() {
            return new Visitor(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    static Running start(String address) {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(AccountSite.Parts.class)
                    .profiles("demo")
                    .properties(
                            "server.port=0",
                            "server.address=" + address,
                            "spring.main.banner-mode=off",
                            "spring.main.allow-bean-definition-overriding=true",
                            "spring.datasource.name=demo")
                    .run();
            return new Running(context, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(console);
        }
    }
}
