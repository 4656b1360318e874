package org.healthrecord.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.healthrecord.app.HealthRecordApplication;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service with a listener that writes down what it hears: each fact, and its version by then. */
@Configuration(proxyBeanMethods = false)
class ListeningService {
    static final String HEARD = "heard.txt";

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[] {HealthRecordApplication.class, ListeningService.class}, args);
    }

    @Bean
    ChartListener writesDown(JdbcClient charts, @Value("${health-record.home}") Path home) {
        return new ChartListener() {
            @Override
            public String name() {
                return "writes-down";
            }

            @Override
            public void changed(String person, Set<String> facts, Cause cause) {
                StringBuilder heard = new StringBuilder();
                facts.forEach(fact -> heard.append(fact)
                        .append(' ')
                        .append(version(charts, fact))
                        .append('\n'));
                try {
                    Files.writeString(home.resolve(HEARD), heard, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static long version(JdbcClient charts, String fact) {
        return charts.sql("select res_ver from hfj_resource where fhir_id = ? and res_type = ?")
                .params(fact.substring(fact.indexOf('/') + 1), fact.substring(0, fact.indexOf('/')))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
