package org.healthrecord.ingest.admin;

import java.time.Clock;
import java.util.List;
import org.healthrecord.ingest.SourceDirectory;
import org.healthrecord.ingest.inbox.InboxTables;
import org.healthrecord.ingest.inbox.Ledger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The administrators' view of the inbox. */
@Configuration(proxyBeanMethods = false)
@Import({
    InboxController.class,
    JobController.class,
    MessageController.class,
    ExcerptController.class,
    ReplayController.class,
    CodeController.class,
    SummaryStreamController.class,
    AdminErrors.class
})
public class AdminConfiguration {

    @Bean
    Summaries summaries(InboxTables tables, SourceDirectory sources, Ledger ledger) {
        return new Summaries(new SummaryQuery(tables.jdbc(), sources, Clock.systemUTC()), ledger);
    }

    @Bean
    SummaryStream summaryStream(Summaries summaries) {
        return new SummaryStream(summaries);
    }

    @Bean
    QuarantineQuery quarantineQuery(InboxTables tables) {
        return new QuarantineQuery(tables.jdbc());
    }

    @Bean
    CodeQuery codeQuery(InboxTables tables) {
        return new CodeQuery(tables.jdbc());
    }

    @Bean
    MessageQuery messageQuery(InboxTables tables, SourceDirectory sources) {
        return new MessageQuery(tables.jdbc(), sources);
    }

    /** Where the application joins no chart, messages lead to no facts. */
    @Bean
    MessageDetailQuery messageDetailQuery(InboxTables tables, ObjectProvider<FactTrace> facts) {
        return new MessageDetailQuery(tables.jdbc(), facts.getIfAvailable(() -> id -> List.of()));
    }
}
