package org.healthrecord.access.audit.syslog;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.healthrecord.access.audit.write.TrailWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where {@code health-record.access.audit.syslog.host} is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyslogProperties.class)
@ConditionalOnProperty("health-record.access.audit.syslog.host")
public class SyslogConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SETTLING = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GONE = Duration.ofMinutes(5);

    @Bean
    SyslogForwarding syslogForwarding(
            DataSource dataSource, TrailWriter trail, EntryText text, SyslogProperties syslog, SslBundles bundles)
            throws NoSuchAlgorithmException {
        SSLContext tls = syslog.bundle() == null
                ? SSLContext.getDefault()
                : bundles.getBundle(syslog.bundle()).createSslContext();
        return new SyslogForwarding(
                dataSource,
                trail.head().chain(),
                new SyslogReceiver(tls, syslog.host(), syslog.port(), PATIENCE, SETTLING),
                text,
                Clock.systemUTC(),
                PAUSE,
                GONE);
    }
}
