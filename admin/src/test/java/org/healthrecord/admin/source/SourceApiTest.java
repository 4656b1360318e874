package org.healthrecord.admin.source;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.admin.problem.AdminErrors;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.batch.run.Jobs;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pull.PullRows;
import org.healthrecord.ingest.pull.Trials;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.pull.turn.Puller;
import org.healthrecord.ingest.pull.turn.Turn;
import org.healthrecord.ingest.source.Configured;
import org.healthrecord.ingest.source.definition.Layouts;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceReader;
import org.healthrecord.ingest.source.registry.Seal;
import org.healthrecord.ingest.source.registry.SourceRegistry;
import org.healthrecord.mapping.port.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What an administrator does with sources, over the admin API. */
class SourceApiTest {
    private static final String SOURCES = "/admin/api/sources";
    private static final String FOLDER =
            """
            {"definition": {"id": "west", "name": "West", "kind": "pain-clinic", "format": "hl7v2", "mrn-system": "urn:w", "time-zone": "UTC",
              "channels": [{"sftp": {"host": "files.example", "user": "us", "password": "a secret", "host-keys": ["ssh-ed25519 AAAA"]}}]},
             "version": 1, "reason": "they called"}""";

    @TempDir
    Path home;

    private TestTables tables;
    private MockMvc api;
    private final Jobs jobs = mock(Jobs.class);
    private PullFailure failure;

    /** Brings one message, or the failure that a test has set. */
    private final class OneMessage implements Puller {
        @Override
        public Optional<Duration> pull(Turn turn) {
            return Optional.empty();
        }

        @Override
        public Optional<Payload> sample() throws PullFailure {
            if (failure != null) {
                throw failure;
            }
            var text =
                    "MSH|^~\\&|LAB|W|||20260102030405||ADT^A08|77|P|2.5.1\rPID|1||U-9^^^W^MR||Doe^Jane||19800102|F\r";
            return Optional.of(new Payload(text.getBytes(StandardCharsets.UTF_8), null, "one.hl7"));
        }
    }

    @BeforeEach
    void start() {
        tables = TestTables.open(RunningInbox.emptyDatabase(InboxDatabase.H2));
        var properties = Configured.properties(home, "health-record:\n  sources: []\n");
        var reader = new SourceReader(properties, new Layouts(home), List.of());
        var registry = new SourceRegistry(
                tables.tables(), Seal.of(null, home), reader, SourceDefinitions.of(reader), Clock.systemUTC());
        registry.seed(List.of());
        var controller = new SourceController(
                registry,
                new PullRows(tables.tables()),
                new Trials(channel -> new OneMessage()),
                () -> Caller.anybody("administrator"),
                jobs);
        api = MockMvcBuilders.standaloneSetup(
                        controller, new SourceCodeController(registry, () -> Caller.anybody("administrator")))
                .setControllerAdvice(new AdminErrors())
                .build();
    }

    @AfterEach
    void stop() {
        tables.close();
    }

    @Test
    void aSandboxThatEndsToBeOneIsCharted() throws Exception {
        String sandbox = FOLDER.replace("\"definition\": {", "\"definition\": {\"sandbox\": true, ");
        api.perform(json(post(SOURCES), sandbox))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.sandbox").value(true));
        verify(jobs, never()).start(any(), any(), any());

        api.perform(json(put(SOURCES + "/west"), FOLDER.replace("\"a secret\"", "\"***\"")))
                .andExpect(jsonPath("$.sandbox").value(false));

        verify(jobs).start("remap", Map.of("source", "west"), "administrator");
    }

    @Test
    void aCodeIsMappedInPlaceAndEachWordOnItIsKept() throws Exception {
        api.perform(json(post(SOURCES), FOLDER)).andExpect(status().isCreated());
        String said =
                "{\"code\": \"XK7\", \"targetSystem\": \"http://loinc.org\", \"targetCode\": \"2345-7\", \"reason\": \"asked\"}";
        api.perform(json(put(SOURCES + "/west/codes"), said))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));
        api.perform(json(put(SOURCES + "/west/codes"), said)).andExpect(status().isConflict());
        api.perform(json(
                        put(SOURCES + "/west/codes"),
                        said.replace("\"reason\"", "\"version\": 1, \"takenBack\": true, \"reason\"")))
                .andExpect(jsonPath("$.takenBack").value(true));
        api.perform(json(put(SOURCES + "/west/codes"), said.replace("http://loinc.org", "urn:nobody-knows")))
                .andExpect(status().isUnprocessableEntity());
        api.perform(json(put(SOURCES + "/nowhere/codes"), said)).andExpect(status().isNotFound());
        api.perform(get(SOURCES + "/west/codes"))
                .andExpect(jsonPath("$", hasSize(2)))
                .andExpect(jsonPath("$[0].version").value(2))
                .andExpect(jsonPath("$[1].byWhom").value("administrator"))
                .andExpect(jsonPath("$[1].reason").value("asked"));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    @Test
    void aSourceIsAddedPausedResumedAndEndedAndEachDecisionIsKept() throws Exception {
        api.perform(json(post(SOURCES), FOLDER))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("ACTIVE"))
                .andExpect(content().string(not(containsString("a secret"))));
        api.perform(json(post(SOURCES + "/west/pause"), "{\"reason\": \"floods\"}"))
                .andExpect(jsonPath("$.state").value("PAUSED"));
        api.perform(post(SOURCES + "/west/pause")).andExpect(status().isConflict());
        api.perform(post(SOURCES + "/west/resume"))
                .andExpect(jsonPath("$.state").value("ACTIVE"));
        api.perform(post(SOURCES + "/west/end")).andExpect(jsonPath("$.state").value("ENDED"));
        api.perform(get(SOURCES + "/west/decisions"))
                .andExpect(jsonPath("$", hasSize(4)))
                .andExpect(jsonPath("$[0].decision").value("ENDED"))
                .andExpect(jsonPath("$[2].reason").value("floods"))
                .andExpect(jsonPath("$[3].byWhom").value("administrator"))
                .andExpect(content().string(not(containsString("a secret"))));
    }

    @Test
    void aChangeNamesTheVersionThatWasLookedAt() throws Exception {
        api.perform(json(post(SOURCES), FOLDER)).andExpect(status().isCreated());
        api.perform(json(put(SOURCES + "/west"), FOLDER.replace("\"a secret\"", "\"***\"")))
                .andExpect(jsonPath("$.version").value(2));
        api.perform(json(put(SOURCES + "/west"), FOLDER))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("Somebody else")));
    }

    @Test
    void aDefinitionThatCannotBeUsedIsRefusedWithAllItsProblems() throws Exception {
        api.perform(json(
                        post(SOURCES),
                        FOLDER.replace("\"ssh-ed25519 AAAA\"", "").replace("\"UTC\"", "\"Mars\"")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.problems", hasSize(2)))
                .andExpect(content().string(not(containsString("a secret"))));
        api.perform(get(SOURCES)).andExpect(jsonPath("$", hasSize(0)));
        api.perform(get(SOURCES + "/west")).andExpect(status().isNotFound());
    }

    @Test
    void aTrialShowsWhatOneRecordWouldBecomeAndKeepsNothing() throws Exception {
        api.perform(json(post(SOURCES + "/test"), FOLDER))
                .andExpect(jsonPath("$[0].state").value("COMPLETE"))
                .andExpect(jsonPath("$[0].preview.recordCount").value(1))
                .andExpect(content().string(containsString("Doe")));
        api.perform(get(SOURCES)).andExpect(jsonPath("$", hasSize(0)));

        failure = new PullFailure(PullState.HOST_KEY_UNKNOWN, "The server shows another key.");
        api.perform(json(post(SOURCES), FOLDER)).andExpect(status().isCreated());
        api.perform(post(SOURCES + "/west/test"))
                .andExpect(jsonPath("$[0].state").value("HOST_KEY_UNKNOWN"))
                .andExpect(jsonPath("$[0].detail").value(containsString("another key")));
    }
}
