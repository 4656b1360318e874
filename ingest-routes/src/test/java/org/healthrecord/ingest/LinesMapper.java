package org.healthrecord.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Basic;

/**
 * A format for tests: each line {@code PATIENT WHAT} is a unit that states {@code WHAT}; the words {@code refuse} (at a
 * place), {@code reject} (as a whole), {@code ignore}, {@code crash}, {@code doubt} and {@code endless} (in its name) do as they say. A payload without a line is unreadable.
 */
public class LinesMapper implements MessageMapper {

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        List<String> lines = lines(payload);
        return lines.size() == 1 ? Optional.of(lines.get(0).split(" ")[0]) : Optional.empty();
    }

    private final AtomicInteger opened = new AtomicInteger();

    /** How often a payload was opened. */
    public int opened() {
        return opened.get();
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        opened.incrementAndGet();
        List<String> lines = lines(payload);
        if (lines.isEmpty()) {
            return new Opened.Unreadable(Refusal.of("no-lines", "There is no line.", "line 1"));
        }
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", 2);
            String selector = words[1].startsWith("endless") ? "x".repeat(3_000) : "line " + (i + 1);
            units.add(new Line(source, lines.size() == 1 ? "" : selector, words[0], words[1]));
        }
        return new Opened.Units(units, List.of(Issue.information("read", "payload", "It was read.")));
    }

    private static List<String> lines(Payload payload) {
        return new String(payload.bytes(), StandardCharsets.UTF_8).lines().toList();
    }

    private record Line(SourceProfile source, String selector, String patientKey, String what) implements Unit {
        @Override
        public String kind() {
            return "line";
        }

        @Override
        public String controlId() {
            return "C-" + what;
        }

        @Override
        public Mapping map() {
            if (what.startsWith("refuse")) {
                return new Mapping.Refused(new Refusal(
                        "asked-to",
                        "It was asked to refuse.",
                        "word 2",
                        List.of(Issue.error("bad-word", "word 2", "Bad."))));
            }
            if (what.startsWith("reject")) {
                return new Mapping.Refused(new Refusal("asked-to", "It was asked to reject all of it.", "", List.of()));
            }
            if (what.startsWith("ignore")) {
                return new Mapping.Ignored("nothing to say", List.of());
            }
            if (what.startsWith("crash")) {
                throw new IllegalStateException("secret " + patientKey);
            }
            List<Issue> issues = what.startsWith("doubt")
                    ? List.of(Issue.warning("doubtful", "word 2", "Hm."), Issue.warning("doubtful", "word 2", "Hm."))
                    : List.of();
            return new Mapping.Mapped(List.of(states()), List.of(), issues);
        }

        private Assertion states() {
            Registration registration = new Registration(source.id(), source.mrnSystem(), patientKey);
            return Assertion.snapshot(
                    AssertionKey.of(registration, "Basic", what),
                    new Precedence(Instant.EPOCH, 0, what),
                    new Basic(),
                    "word 2");
        }
    }
}
