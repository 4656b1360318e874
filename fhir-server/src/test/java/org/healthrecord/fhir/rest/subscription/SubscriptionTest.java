package org.healthrecord.fhir.rest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.HookServer;
import org.healthrecord.fhir.Samples;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.chart.port.ChartListener.Cause;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/** Who subscribes is told of what happens in charts, over real HTTP and websockets. */
class SubscriptionTest extends FhirServerTest {
    private static final String TOPIC = "https://healthrecord.org/fhir/SubscriptionTopic/";
    private static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    @Autowired
    private ChartListener listener;

    private final HookServer hooks = HookServer.SHARED;
    private String hook;

    @BeforeEach
    void twoPeople() {
        hook = UUID.randomUUID().toString();
        write(Samples.patient("told-1"), Samples.patient("told-2"));
    }

    @AfterEach
    void nobodyListens() {
        jdbc.sql("delete from chart_subscription").update();
    }

    private Subscription subscription(String topic, String payload, String... filters) {
        Subscription subscription = new Subscription();
        subscription.setStatus(SubscriptionStatus.REQUESTED).setReason("Test").setCriteria(TOPIC + topic);
        for (String filter : filters) {
            subscription.getCriteriaElement().addExtension(GUIDE + "backport-filter-criteria", new StringType(filter));
        }
        subscription.getChannel().setType(SubscriptionChannelType.RESTHOOK).setEndpoint(hooks.url() + "/" + hook);
        subscription.getChannel().setPayload("application/fhir+json");
        subscription
                .getChannel()
                .getPayloadElement()
                .addExtension(GUIDE + "backport-payload-content", new CodeType(payload));
        return subscription;
    }

    private ResponseEntity<String> send(HttpMethod method, String path, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.valueOf("application/fhir+json"));
        return http.exchange(
                URI.create(http.getRootUri() + "/fhir/" + path), method, new HttpEntity<>(body, headers), String.class);
    }

    private String create(Subscription subscription) {
        ResponseEntity<String> made =
                send(HttpMethod.POST, "Subscription", fhir.newJsonParser().encodeResourceToString(subscription));
        assertThat(made.getStatusCode().value()).as(made.getBody()).isEqualTo(201);
        return fhir.newJsonParser()
                .parseResource(Subscription.class, made.getBody())
                .getIdPart();
    }

    private void change(String person, String... facts) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(tx -> listener.changed(person, Set.of(facts), Cause.SENT));
    }

    private static void until(BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private List<Bundle> told() {
        return hooks.at(hook).stream()
                .map(text -> fhir.newJsonParser().parseResource(Bundle.class, text))
                .toList();
    }

    private static Parameters status(Bundle notice) {
        return (Parameters) notice.getEntryFirstRep().getResource();
    }

    private static String kind(Bundle notice) {
        return status(notice).getParameter("type").getValue().primitiveValue();
    }

    private static String number(Bundle notice) {
        return status(notice)
                .getParameter("notification-event")
                .getPartFirstRep()
                .getValue()
                .primitiveValue();
    }

    private String stateOf(String id) {
        return read(Subscription.class, "Subscription/" + id).getStatus().toCode();
    }

    @Test
    void afterTheHandshakeEachChangeIsToldInItsOrder() throws Exception {
        String id = create(subscription("patient-chart-changed", "id-only", "patient=Patient/told-1"));
        until(() -> told().size() == 1);
        assertThat(kind(told().get(0))).isEqualTo("handshake");
        until(() -> stateOf(id).equals("active"));

        change("told-1", "Observation/a");
        change("told-2", "Observation/b");
        change("told-1", "Observation/c");

        until(() -> told().size() == 3);
        assertThat(told().subList(1, 3)).allSatisfy(notice -> {
            assertThat(notice.getType()).isEqualTo(Bundle.BundleType.HISTORY);
            assertThat(kind(notice)).isEqualTo("event-notification");
            assertThat(notice.getEntry().get(1).getFullUrl()).endsWith("/fhir/Patient/told-1");
            assertThat(notice.getEntry().get(1).getResource()).isNull();
        });
        assertThat(told().subList(1, 3)).extracting(SubscriptionTest::number).containsExactly("1", "2");
    }

    @Test
    void anEmptyNoticeNamesNobody() throws Exception {
        String id = create(subscription("patient-chart-changed", "empty"));
        until(() -> stateOf(id).equals("active"));

        change("told-1", "Observation/a");

        until(() -> told().size() == 2);
        assertThat(hooks.at(hook).get(1)).doesNotContain("told-1");
    }

    @Test
    void aNewResultComesWholeAndOnce() throws Exception {
        Observation result = Samples.weight("told-lab", "told-1", "70");
        result.getCategoryFirstRep().getCodingFirstRep().setCode("laboratory");
        write(result, Samples.weight("told-vital", "told-1", "71"));
        String id = create(subscription("new-result", "full-resource", "Observation?code=29463-7"));
        until(() -> stateOf(id).equals("active"));

        change("told-1", "Observation/told-lab", "Observation/told-vital", "Provenance/pv-told-lab");
        change("told-1", "Observation/told-lab");
        change("told-1", "Condition/x");

        until(() -> told().size() >= 2);
        Thread.sleep(500);
        assertThat(told()).hasSize(2);
        Observation sent = (Observation) told().get(1).getEntry().get(1).getResource();
        assertThat(sent.getIdElement().getIdPart()).isEqualTo("told-lab");
        assertThat(sent.getValueQuantity().getValue()).isEqualByComparingTo("70");
    }

    @Test
    void aDisagreementAndAReviewAreToldToWhoWantsThem() throws Exception {
        Observation disputed = Samples.weight("told-disputed", "told-1", "70");
        disputed.getMeta().addTag("https://healthrecord.org/fhir/CodeSystem/chart", "disagreement", null);
        Patient waiting = Samples.patient("told-1");
        waiting.addLink().setOther(new Reference("Patient/told-2")).setType(Patient.LinkType.SEEALSO);
        write(disputed, waiting);
        String first = create(subscription("disagreement", "id-only"));
        String second = create(subscription("review-waiting", "id-only"));
        until(() -> stateOf(first).equals("active") && stateOf(second).equals("active"));

        change("told-1", "Observation/told-disputed", "Patient/told-1");
        change("told-1", "Patient/told-1");
        change("told-2", "Patient/told-2");

        until(() -> told().size() == 4);
        assertThat(told().subList(2, 4))
                .extracting(notice -> notice.getEntry().get(1).getFullUrl().replaceAll(".*/fhir/", ""))
                .containsExactlyInAnyOrder("Observation/told-disputed", "Patient/told-1");
    }

    @Test
    void whatFailsIsTriedAgainThenGivenUpAndStaysVisible() throws Exception {
        String id = create(subscription("patient-chart-changed", "id-only"));
        until(() -> stateOf(id).equals("active"));
        hooks.answer(hook, 302);

        change("told-1", "Observation/a");
        change("told-2", "Observation/b");

        until(() -> stateOf(id).equals("error"));
        assertThat(hooks.at("elsewhere")).as("no redirect is followed").isEmpty();
        assertThat(read(Subscription.class, "Subscription/" + id).getError()).contains("302");
        Bundle events = read(Bundle.class, "Subscription/" + id + "/$events?eventsSinceNumber=1");
        assertThat(status(events).getParameter().stream()
                        .filter(p -> p.getName().equals("notification-event")))
                .hasSize(2);
        Parameters status = (Parameters) read(Bundle.class, "Subscription/" + id + "/$status")
                .getEntryFirstRep()
                .getResource();
        assertThat(status.getParameter("events-since-subscription-start")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("2");

        hooks.answer(hook, 204);
        Subscription again = subscription("patient-chart-changed", "id-only");
        again.setId(id);
        assertThat(send(
                                HttpMethod.PUT,
                                "Subscription/" + id,
                                fhir.newJsonParser().encodeResourceToString(again))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        until(() -> told().size() == 3);
        assertThat(number(told().get(2)))
                .as("what waited behind the one given up")
                .isEqualTo("2");
    }

    @Test
    void aChartThatIsBeingTakenApartIsToldAfterwards() throws Exception {
        String id = create(subscription("patient-chart-changed", "full-resource"));
        until(() -> stateOf(id).equals("active"));
        UUID mark = UUID.randomUUID();
        jdbc.sql("insert into identity_hidden_person (person_id, mark, hidden_until) values (?, ?, ?)")
                .params("told-1", mark, Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        change("told-1", "Observation/a");
        Thread.sleep(1000);
        assertThat(told()).hasSize(1);
        jdbc.sql("delete from identity_hidden_person where mark = ?")
                .param(mark)
                .update();

        until(() -> told().size() == 2);
    }

    @Test
    void heartbeatsComeWhenNothingHappens() throws Exception {
        Subscription subscription = subscription("patient-chart-changed", "empty");
        subscription.getChannel().addExtension(GUIDE + "backport-heartbeat-period", new UnsignedIntType(5));
        String id = create(subscription);
        until(() -> stateOf(id).equals("active"));
        jdbc.sql("update chart_subscription set told_at = ? where id = ?")
                .params(Instant.now().minusSeconds(6).atOffset(ZoneOffset.UTC), id)
                .update();

        until(() -> told().size() == 2);
        assertThat(kind(told().get(1))).isEqualTo("heartbeat");
    }

    @Test
    void headersAreSentAndNotShown() throws Exception {
        Subscription subscription = subscription("patient-chart-changed", "empty");
        subscription.getChannel().addHeader("Authorization: Bearer abc");
        String id = create(subscription);

        until(() -> told().size() == 1);
        assertThat(hooks.authorizationsAt(hook)).containsExactly("Bearer abc");
        assertThat(get("Subscription/" + id).getBody()).doesNotContain("abc");
    }

    @Test
    void aWebsocketIsBoundByATokenThatServesOnce() throws Exception {
        Subscription subscription = subscription("patient-chart-changed", "id-only");
        subscription.getChannel().setType(SubscriptionChannelType.WEBSOCKET).setEndpoint(null);
        String id = create(subscription);
        Parameters binding = fhir.newJsonParser()
                .parseResource(
                        Parameters.class,
                        send(
                                        HttpMethod.POST,
                                        "Subscription/" + id + "/$get-ws-binding-token",
                                        "{\"resourceType\":\"Parameters\"}")
                                .getBody());
        String url = binding.getParameter("websocket-url").getValue().primitiveValue();
        String token = binding.getParameter("token").getValue().primitiveValue();
        Listener first = new Listener();
        WebSocket socket = open(url, first);
        socket.sendText("bind-with-token " + token, true).get(5, TimeUnit.SECONDS);

        until(() -> stateOf(id).equals("active"));
        change("told-1", "Observation/a");

        until(() -> first.messages.size() == 2);
        assertThat(first.messages.get(0)).contains("handshake");
        assertThat(first.messages.get(1)).contains("event-notification", "Patient/told-1");
        Listener second = new Listener();
        open(url, second).sendText("bind-with-token " + token, true).get(5, TimeUnit.SECONDS);
        until(() -> second.closed);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
        change("told-1", "Observation/b");
        assertThat(read(Bundle.class, "Subscription/" + id + "/$events?eventsSinceNumber=2")
                        .getEntry())
                .hasSize(2);
    }

    private static WebSocket open(String url, Listener listener) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create(url), listener)
                .get(5, TimeUnit.SECONDS);
    }

    private static final class Listener implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private volatile boolean closed;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed = true;
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }
    }

    @Test
    void whatTheServerCannotDoIsRefused() {
        Subscription elsewhere = subscription("patient-chart-changed", "empty");
        elsewhere.getChannel().setEndpoint("http://10.0.0.1/hooks");
        Subscription search = subscription("patient-chart-changed", "empty");
        search.setCriteria("Observation?code=1");
        Subscription filter = subscription("new-result", "empty", "Observation?nonsense=1");
        Subscription mail = subscription("patient-chart-changed", "empty");
        mail.getChannel().setType(SubscriptionChannelType.EMAIL);
        Subscription header = subscription("patient-chart-changed", "empty");
        header.getChannel().addHeader("Host: elsewhere");

        for (Subscription bad : List.of(elsewhere, search, filter, mail, header)) {
            ResponseEntity<String> refused =
                    send(HttpMethod.POST, "Subscription", fhir.newJsonParser().encodeResourceToString(bad));
            assertThat(refused.getStatusCode().value()).isIn(400, 422);
            assertThat(refused.getBody()).contains("OperationOutcome");
        }
        assertThat(ids("Subscription")).isEmpty();
    }

    @Test
    void theCapabilityStatementNamesTheTopics() {
        assertThat(read(CapabilityStatement.class, "metadata").getRestFirstRep().getResource())
                .filteredOn(r -> r.getType().equals("Subscription"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.getExtension()).hasSize(4);
                    assertThat(r.getOperation())
                            .extracting(o -> o.getName())
                            .contains("status", "events", "get-ws-binding-token");
                });
    }
}
