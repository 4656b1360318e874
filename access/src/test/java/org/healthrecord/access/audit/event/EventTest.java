package org.healthrecord.access.audit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request is called in the audit, and how an event becomes a text and a hash. */
class EventTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.123456Z");

    static Event event(String reason, String... persons) {
        return new Event(
                NOON,
                Kind.SEARCH,
                Outcome.SUCCESS,
                new Agent("dr-lee", "staff", "", List.of("CLINICIAN"), "10.0.0.7"),
                new TreeSet<>(Set.of(persons)),
                Requests.asked("GET", "/fhir/Observation", "patient=p1&code=4548-4&patient=p2"),
                "TREAT",
                reason,
                "r-1",
                "200");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /fhir/Patient/p1, READ",
        "HEAD, /fhir/Patient/p1, READ",
        "GET, /fhir/Observation, SEARCH",
        "POST, /fhir/Observation/_search, SEARCH",
        "GET, /fhir/Patient/p1/Observation, SEARCH",
        "GET, /fhir, SEARCH",
        "POST, /fhir, OPERATION",
        "GET, /fhir/Patient/p1/$everything, OPERATION",
        "POST, /fhir/Patient/$match, OPERATION",
        "GET, /fhir/Group/g1/$export, EXPORT",
        "GET, /fhir/AuditEvent, AUDIT_VIEW",
        "POST, /intake/riverside, SUBMISSION",
        "GET, /admin/api/messages/m1/raw, MESSAGE_VIEW",
        "POST, /admin/api/review/7/link, IDENTITY",
        "GET, /admin/api/persons/p1, IDENTITY",
        "POST, /admin/api/jobs, ADMINISTRATION"
    })
    void aRequestIsCalled(String method, String path, Kind kind) {
        assertThat(Requests.isAudited(method, path)).isTrue();
        assertThat(Requests.kind(method, path)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /fhir/metadata",
        "GET, /fhir/.well-known/smart-configuration",
        "GET, /fhir/StructureDefinition/disagreement",
        "OPTIONS, /fhir/Patient",
        "GET, /admin/api/summary",
        "GET, /actuator/health",
        "GET, /index.html"
    })
    void whatShowsNobodyIsNotRecorded(String method, String path) {
        assertThat(Requests.isAudited(method, path)).isFalse();
    }

    @Test
    void theQueryIsKeptAsItCameAndItsNamesApart() {
        Asked asked = event("").asked();
        assertThat(asked.target()).isEqualTo("Observation");
        assertThat(asked.parameters()).isEqualTo("code,patient");
        assertThat(new String(Base64.getDecoder().decode(asked.query()), StandardCharsets.UTF_8))
                .isEqualTo("patient=p1&code=4548-4&patient=p2");
    }

    @Test
    void aTextIsReadBackAsTheSameEvent() {
        Event event = event("3:asks, \"why\": ü", "p1", "p2");
        assertThat(EventText.read(EventText.of(event))).isEqualTo(event);
        assertThatThrownBy(() -> EventText.read("9:short,")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTwoEventsHaveOneText() {
        assertThat(EventText.write(List.of("a", "bc"))).isNotEqualTo(EventText.write(List.of("ab", "c")));
        assertThat(EventText.write(List.of("1:a,", ""))).isNotEqualTo(EventText.write(List.of("", "1:a,")));
    }

    @Test
    void aHashCoversTheEventItsPlaceAndWhatWasBefore() {
        Entry entry = Entry.of("c", 1, Entry.START, event("", "p1"));
        assertThat(entry.isGenuine()).isTrue();
        assertThat(new Entry("c", 1, Entry.START, entry.hash(), event("", "p2")).isGenuine())
                .isFalse();
        assertThat(new Entry("c", 2, Entry.START, entry.hash(), entry.event()).isGenuine())
                .isFalse();
        assertThat(new Entry("d", 1, Entry.START, entry.hash(), entry.event()).isGenuine())
                .isFalse();
        assertThat(entry.next(event("")).previous()).isEqualTo(entry.hash());
    }

    @Test
    void whatDoesNotFitIsCutBeforeItIsHashed() {
        Agent agent = new Agent("a\nb".repeat(200), "staff", "", List.of(), "10.0.0.7");
        assertThat(agent.name()).hasSize(200).startsWith("a?b").doesNotContain("\n");
    }
}
