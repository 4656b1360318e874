package org.healthrecord.fhir.identity;

import org.healthrecord.fhir.identity.store.TestDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;

class H2PersonIndexTest extends JdbcPersonIndexContract {
    @Override
    JdbcClient database() {
        return TestDatabases.h2();
    }
}
