package org.healthrecord.access.account.row;

import javax.sql.DataSource;
import org.healthrecord.access.schema.AccessSchema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The chart's database with the tables of access control, and transactions over these rows alone. */
public record AccountDatabase(DataSource source, JdbcClient jdbc, TransactionTemplate transactions) {

    public static AccountDatabase of(DataSource source, AccessSchema schema) {
        java.util.Objects.requireNonNull(schema);
        return new AccountDatabase(
                source, JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
    }
}
