package org.healthrecord.access.audit;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.healthrecord.access.audit.event.AuditTrail;
import org.healthrecord.access.audit.event.Shown;
import org.healthrecord.access.audit.syslog.SyslogConfiguration;
import org.healthrecord.access.audit.verify.ChainWatch;
import org.healthrecord.access.audit.web.Agents;
import org.healthrecord.access.audit.web.AuditFilter;
import org.healthrecord.access.audit.web.PrincipalAgents;
import org.healthrecord.access.audit.web.RefusalFilter;
import org.healthrecord.access.audit.write.EventTable;
import org.healthrecord.access.audit.write.TrailWriter;
import org.healthrecord.access.schema.AccessSchema;
import org.healthrecord.access.schema.AccessSchemaConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** The audit, in the chart's database, with a journal in the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
@Import({AccessSchemaConfiguration.class, SyslogConfiguration.class})
public class AuditConfiguration {
    /** Behind Spring Security, whose filter has -100. */
    private static final int BEHIND_SECURITY = -90;

    @Bean
    EventTable eventTable(DataSource dataSource, AccessSchema schema) {
        return new EventTable(dataSource);
    }

    @Bean
    TrailWriter auditTrail(
            EventTable table, AuditProperties properties, @Value("${health-record.home:data}") Path home) {
        return new TrailWriter(
                home.resolve("audit"), table, properties.durability(), properties.anchor(), Clock.systemUTC());
    }

    @Bean
    ChainWatch chainWatch(DataSource dataSource, TrailWriter trail, AuditProperties properties) {
        return new ChainWatch(dataSource, trail, properties.check());
    }

    @Bean
    AuditHealth auditHealthIndicator(TrailWriter trail, ChainWatch watch) {
        return new AuditHealth(trail, watch);
    }

    @Bean
    Shown shown() {
        return new Shown();
    }

    @Bean
    @ConditionalOnMissingBean
    Agents agents() {
        return new PrincipalAgents();
    }

    @Bean
    FilterRegistrationBean<AuditFilter> auditFilter(AuditTrail trail, Shown shown, Agents agents) {
        FilterRegistrationBean<AuditFilter> filter =
                new FilterRegistrationBean<>(new AuditFilter(trail, shown, agents, Clock.systemUTC()));
        filter.setOrder(BEHIND_SECURITY);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RefusalFilter> refusalFilter(AuditTrail trail, Agents agents) {
        FilterRegistrationBean<RefusalFilter> filter =
                new FilterRegistrationBean<>(new RefusalFilter(trail, agents, Clock.systemUTC()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }
}
