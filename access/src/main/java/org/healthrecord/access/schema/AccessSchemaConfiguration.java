package org.healthrecord.access.schema;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imported by each part of access control that has tables: they are brought up to date once. */
@Configuration(proxyBeanMethods = false)
public class AccessSchemaConfiguration {

    @Bean
    AccessSchema accessSchema(DataSource dataSource) {
        return new AccessSchema(dataSource);
    }
}
