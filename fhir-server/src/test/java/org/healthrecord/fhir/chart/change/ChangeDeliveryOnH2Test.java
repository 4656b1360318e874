package org.healthrecord.fhir.chart.change;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class ChangeDeliveryOnH2Test extends ChangeDeliveryContract {
    private static JdbcConnectionPool database;

    @BeforeAll
    static void start() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:changes;DB_CLOSE_DELAY=-1", "sa", "");
        new ResourceDatabasePopulator(new ClassPathResource("db/chart/h2/V41__changes_to_be_heard.sql"))
                .execute(database);
    }

    @AfterAll
    static void stop() {
        database.dispose();
    }

    @Override
    DataSource database() {
        return database;
    }

    @Override
    boolean advisory() {
        return false;
    }
}
