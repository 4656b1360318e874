package org.healthrecord.fhir.chart.change;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.OurTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ChangeDeliveryOnH2Test extends ChangeDeliveryContract {
    private static JdbcConnectionPool database;

    @BeforeAll
    static void start() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:changes;DB_CLOSE_DELAY=-1", "sa", "");
        OurTables.make(database, Dialect.H2);
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
