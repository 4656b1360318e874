package org.healthrecord.fhir.review;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The charts behind the pairs that wait, on the database that holds both. */
@Configuration(proxyBeanMethods = false)
public class ReviewConfiguration {

    @Bean
    ReviewCharts reviewCharts(JdbcClient jdbc) {
        return new ReviewCharts(jdbc, Clock.systemUTC());
    }
}
