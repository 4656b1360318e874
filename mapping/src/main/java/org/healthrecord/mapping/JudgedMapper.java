package org.healthrecord.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.check.Finding;
import org.healthrecord.mapping.check.Judge;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.healthrecord.mapping.text.ControlCharacters;

/**
 * A mapper whose statements go through the {@link Judge} before anything is stored: the one place that all formats go through. What a
 * parser of JSON or XML could not read at all is replaced in the bytes before.
 */
public record JudgedMapper(MessageMapper mapper) implements MessageMapper {

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        return mapper.peek(payload, source).map(ControlCharacters::cleaned);
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        ReadablePayload readable = ReadablePayload.of(payload);
        return mapper.open(readable.payload(), source)
                .<Opened>on(
                        units -> new Opened.Units(
                                units.units().stream()
                                        .<Unit>map(unit -> new UnitAndThen(unit, JudgedMapper::judged))
                                        .toList(),
                                readable.issues(units.issues())),
                        unreadable -> unreadable);
    }

    static Mapping judged(Mapping mapping) {
        if (!(mapping instanceof Mapping.Mapped mapped)) {
            return mapping;
        }
        Judge judge = new Judge();
        List<Issue> issues = new ArrayList<>();
        List<Assertion> assertions = new ArrayList<>(mapped.assertions());
        List<Assertion> nothing = new ArrayList<>();
        for (Assertion assertion : mapped.assertions()) {
            Judge.Verdict verdict = judge.judge(assertion.resource());
            for (Finding finding : verdict.findings()) {
                issues.add(Issue.warning(
                        finding.code(), ElementPlaces.of(assertion, finding.element()), finding.detail()));
            }
            verdict.longTexts()
                    .forEach(text -> LongTextDocument.of(assertion, text).ifPresent(assertions::add));
            if (!verdict.fact() && assertion.stance() == Stance.STATED) {
                nothing.add(assertion);
                issues.add(Issue.information(
                        "names-nothing", assertion.place(), "Words that only say that there is nothing; left out."));
            }
        }
        if (!nothing.isEmpty()) {
            assertions.removeAll(nothing);
            Unnamed.references(assertions, nothing);
        }
        if (issues.isEmpty()) {
            return mapped;
        }
        issues.addAll(0, mapped.issues());
        return new Mapping.Mapped(assertions, mapped.identity(), issues, mapped.unmapped(), mapped.coded());
    }
}
