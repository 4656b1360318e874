package org.healthrecord.access.audit.write;

import com.zaxxer.hikari.HikariDataSource;

class TrailOnH2Test extends TrailContract {
    @Override
    HikariDataSource open() {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:mem:audit");
        return database;
    }
}
