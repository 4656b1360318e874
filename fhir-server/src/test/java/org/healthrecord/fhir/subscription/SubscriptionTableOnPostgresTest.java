package org.healthrecord.fhir.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.healthrecord.fhir.store.schema.SchemaOnPostgres;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events and tokens of subscriptions as rows, on a PostgreSQL. */
@Tag("slow")
class SubscriptionTableOnPostgresTest {
    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
    private static SubscriptionTable table;

    @BeforeAll
    static void open() {
        DataSource database = SchemaOnPostgres.of(TestDatabases.server());
        table = new SubscriptionTable(JdbcClient.create(database), FhirContext.forR4Cached());
    }

    @Test
    void eventsAreNumberedOnceAndSettled() {
        assertThat(table.any()).isFalse();
        Subscription asked = new Subscription();
        asked.setCriteria(Topic.NEW_RESULT.url());
        asked.getChannel().setType(SubscriptionChannelType.WEBSOCKET);
        table.insert(new Subscribed(
                "s1",
                "reader",
                "http://x/fhir",
                asked,
                Map.of("A", "b"),
                Subscribed.State.REQUESTED,
                0,
                0,
                null,
                null,
                null,
                NOW));

        assertThat(table.any()).isTrue();
        assertThat(table.add("s1", "p1", "Observation/1", "Observation/1|1", NOW))
                .isTrue();
        assertThat(table.add("s1", "p1", "Observation/1", "Observation/1|1", NOW))
                .isFalse();
        assertThat(table.add("s1", "p2", "Observation/2", "Observation/2|1", NOW))
                .isTrue();
        assertThat(table.waiting("s1", 10)).extracting(Event::number).containsExactly(1L, 2L);
        table.settle("s1", 1, Event.State.SENT, null);
        table.told("s1", Subscribed.State.ACTIVE, NOW);
        assertThat(table.waiting("s1", 10)).extracting(Event::focus).containsExactly("Observation/2");
        assertThat(table.between("s1", 1, 1, 10)).hasSize(1);
        table.failed("s1", Subscribed.State.ACTIVE, 1, NOW, "no answer");
        assertThat(table.find("s1").orElseThrow().problem()).isEqualTo("no answer");
        assertThat(table.find("s1").orElseThrow().lastNumber()).isEqualTo(2);

        table.addToken("t", "s1", NOW);
        assertThat(table.use("t", NOW)).contains("s1");
        assertThat(table.use("t", NOW)).isEmpty();
        table.sweep(NOW.plusSeconds(1), NOW);
        assertThat(table.between("s1", 0, 9, 10)).extracting(Event::state).containsExactly(Event.State.WAITING);
        assertThat(List.of(table.delete("s1"), table.delete("s1"))).containsExactly(true, false);
    }
}
