package org.healthrecord.admin;

import java.time.Clock;
import java.util.List;
import org.healthrecord.admin.alarm.AlarmController;
import org.healthrecord.admin.client.ClientController;
import org.healthrecord.admin.code.CodeController;
import org.healthrecord.admin.code.CodeQuery;
import org.healthrecord.admin.description.DescriptionController;
import org.healthrecord.admin.job.JobController;
import org.healthrecord.admin.job.ReplayController;
import org.healthrecord.admin.message.ExcerptController;
import org.healthrecord.admin.message.FactTrace;
import org.healthrecord.admin.message.MessageController;
import org.healthrecord.admin.message.MessageDetailQuery;
import org.healthrecord.admin.message.MessageQuery;
import org.healthrecord.admin.message.MessageTexts;
import org.healthrecord.admin.person.HeldNumberController;
import org.healthrecord.admin.person.PersonController;
import org.healthrecord.admin.person.ReviewController;
import org.healthrecord.admin.preview.PreviewController;
import org.healthrecord.admin.problem.AdminErrors;
import org.healthrecord.admin.source.SourceCodeController;
import org.healthrecord.admin.source.SourceController;
import org.healthrecord.admin.source.SourceScoreController;
import org.healthrecord.admin.summary.BacklogController;
import org.healthrecord.admin.summary.InboxController;
import org.healthrecord.admin.summary.QuarantineQuery;
import org.healthrecord.admin.summary.SourceStanding;
import org.healthrecord.admin.summary.Summaries;
import org.healthrecord.admin.summary.SummaryQuery;
import org.healthrecord.admin.summary.SummaryStream;
import org.healthrecord.admin.summary.SummaryStreamController;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.ingest.pull.PullRows;
import org.healthrecord.ingest.source.registry.SourceRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything under {@code /admin/api}: the feeds, their messages, jobs, and who is who. */
@Configuration(proxyBeanMethods = false)
@Import({
    InboxController.class,
    JobController.class,
    MessageController.class,
    ExcerptController.class,
    ReplayController.class,
    CodeController.class,
    SummaryStreamController.class,
    DescriptionController.class,
    ReviewController.class,
    HeldNumberController.class,
    PersonController.class,
    PreviewController.class,
    SourceController.class,
    SourceCodeController.class,
    SourceScoreController.class,
    AlarmController.class,
    BacklogController.class,
    ClientController.class,
    AdminErrors.class
})
public class AdminConfiguration {

    @Bean
    Summaries summaries(
            InboxTables tables, SourceRegistry registry, SourceDirectory sources, PullRows pulls, Ledger ledger) {
        SummaryQuery query =
                new SummaryQuery(tables.jdbc(), sources, new SourceStanding(registry, pulls), Clock.systemUTC());
        return new Summaries(query, ledger);
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

    @Bean
    MessageTexts messageTexts(Archive archive, SourceDirectory sources, MessageDetailQuery details) {
        return new MessageTexts(archive, sources, details);
    }
}
