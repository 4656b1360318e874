package org.healthrecord.fhir.exit;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.healthrecord.access.audit.event.Shown;
import org.healthrecord.access.audit.view.AuditView;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Circumstances;
import org.healthrecord.fhir.chart.consent.Consents;
import org.healthrecord.fhir.chart.view.Views;
import org.healthrecord.fhir.exit.view.BreakGlass;
import org.healthrecord.fhir.exit.view.ConsentRestricted;
import org.healthrecord.fhir.exit.view.Restricted;
import org.healthrecord.fhir.identity.HiddenPersons;
import org.healthrecord.fhir.identity.PersonIndex;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one door, over the chart's tables. */
@Configuration(proxyBeanMethods = false)
public class ExitConfiguration {

    @Bean
    AuditExit auditExit(Exit exit, DataSource dataSource) {
        return new AuditExit(exit, new AuditView(dataSource));
    }

    @Bean
    FactOwners factOwners(DataSource dataSource, ObjectProvider<PersonIndex> index) {
        return new StoredOwners(
                new JdbcTemplate(dataSource), registration -> Optional.ofNullable(index.getIfAvailable())
                        .flatMap(persons -> persons.personOf(registration)));
    }

    @Bean
    Exit exit(
            FactOwners owners,
            JdbcClient jdbc,
            ObjectProvider<HiddenPersons> hidden,
            Callers callers,
            ObjectProvider<Shown> shown) {
        HiddenPersons marks = hidden.getIfAvailable(() -> new HiddenPersons(jdbc, Clock.systemUTC()));
        return new Exit(owners, () -> new Circumstances(marks.now()), callers, shown.getIfAvailable(Shown::new));
    }

    @Bean
    BreakGlass breakGlass(JdbcClient jdbc) {
        return new BreakGlass(jdbc, Clock.systemUTC());
    }

    @Bean
    Restricted restricted(
            ObjectProvider<Consents> consents, ObjectProvider<Views> views, Callers callers, BreakGlass glass) {
        Views known = views.getIfAvailable();
        return known == null
                ? Restricted.NOTHING
                : new ConsentRestricted(callers, consents.getObject()::now, known, glass, Clock.systemUTC());
    }
}
