package org.healthrecord.fhir.identity;

import java.time.Clock;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is who, on the database that also holds the charts. */
@Configuration
public class IdentityConfiguration {

    @Bean
    JdbcPersonIndex personIndex(JdbcClient jdbc) {
        return new JdbcPersonIndex(jdbc, MatchPolicy.shipped(), Clock.systemUTC());
    }

    @Bean
    HiddenPersons hiddenPersons(JdbcClient jdbc) {
        return new HiddenPersons(jdbc, Clock.systemUTC());
    }

    /** @param replays absent where nothing receives */
    @Bean
    HeldNumbers heldNumbers(JdbcClient jdbc, ObjectProvider<MessageReplays> replays) {
        return new HeldNumbers(jdbc, id -> replays.ifAvailable(r -> r.replay(id)), Clock.systemUTC());
    }

    @Bean
    ReviewQueue reviewQueue(JdbcClient jdbc, JdbcPersonIndex index, ChartMoves charts) {
        return new ReviewQueue(jdbc, index, charts, Clock.systemUTC());
    }

    @Bean
    PersonParting personParting(JdbcClient jdbc, JdbcPersonIndex index, ChartMoves charts) {
        return new PersonParting(jdbc, index, charts);
    }

    @Bean
    PersonRecords personRecords(JdbcClient jdbc) {
        return new PersonRecords(jdbc, Clock.systemUTC());
    }

    @Bean
    PersonMatch personMatch(JdbcClient jdbc) {
        return new PersonMatch(jdbc, MatchPolicy.shipped());
    }
}
