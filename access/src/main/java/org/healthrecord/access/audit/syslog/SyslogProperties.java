package org.healthrecord.access.audit.syslog;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the audit is sent.
 *
 * @param host   that listens, by the name in its certificate
 * @param port   6514 is what RFC 5425 names
 * @param bundle a {@code spring.ssl.bundle} with the trusted certificates, and this service's own where the host asks for
 *               one; the machine's trusted certificates without it
 */
@ConfigurationProperties("health-record.access.audit.syslog")
public record SyslogProperties(
        @DefaultValue("") String host, @DefaultValue("6514") int port, @Nullable String bundle) {}
