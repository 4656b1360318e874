package org.healthrecord.admin.person;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.admin.caller.Reason;
import org.healthrecord.admin.problem.NoSuchPersonException;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.identity.HeldNumbers;
import org.healthrecord.fhir.identity.HeldNumbers.Question;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.store.HeldTable.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Record numbers under which another person seems to have come, and the steward's answers. */
@RestController
@RequestMapping("/admin/api/held-numbers")
public class HeldNumberController {
    private static final int MOST = 500;
    private static final int SHOWN = 20;
    private final HeldNumbers numbers;
    private final Exit exit;
    private final Callers callers;

    HeldNumberController(HeldNumbers numbers, Exit exit, Callers callers) {
        this.numbers = numbers;
        this.exit = exit;
        this.callers = callers;
    }

    record HeldNumberList(long waiting, List<HeldNumber> numbers) {}

    /**
     * @param answer   waiting, same, other or wrong
     * @param messages how many depend on the answer
     * @param messageIds the first of them, in the order of arrival
     */
    record HeldNumber(
            long id,
            IdentityJson.RecordNumber number,
            @Nullable String person,
            Map<Field, List<String>> stoodFor,
            Map<Field, List<String>> came,
            int messages,
            List<String> messageIds,
            Instant raised,
            String answer,
            @Nullable String steward,
            @Nullable Instant answered,
            @Nullable String reason) {
        static HeldNumber of(Question q) {
            return new HeldNumber(
                    q.held().id(),
                    IdentityJson.RecordNumber.of(q.stoodFor().id(), q.stoodFor().registration()),
                    q.stoodFor().person(),
                    IdentityJson.valuesOf(q.held().stoodFor()),
                    IdentityJson.valuesOf(q.held().came()),
                    q.messages().size(),
                    q.messages().stream().limit(SHOWN).toList(),
                    q.held().raised(),
                    q.held().answer().name().toLowerCase(Locale.ROOT),
                    q.held().steward(),
                    q.held().answered(),
                    q.held().reason());
        }
    }

    @GetMapping
    HeldNumberList list(
            @RequestParam(defaultValue = "false") boolean answered, @RequestParam(defaultValue = "50") int limit) {
        List<HeldNumber> listed = numbers.list(answered, Math.max(0, Math.min(limit, MOST))).stream()
                .filter(q -> exit.show(Purpose.WORK_LIST, registration(q)).isPermit())
                .map(HeldNumber::of)
                .toList();
        return new HeldNumberList(numbers.waiting(), listed);
    }

    @GetMapping("/{id}")
    HeldNumber one(@PathVariable long id) {
        Question question = numbers.find(id).orElseThrow(NoSuchPersonException::new);
        exit.require(Purpose.IDENTITY, registration(question));
        return HeldNumber.of(question);
    }

    private static Facts registration(Question question) {
        return new Facts.OfRegistrations(List.of(question.stoodFor().id()));
    }

    /** What a steward can answer, by the word in the URL. */
    enum Decision {
        /** One person: the new record corrects the demographics behind the number. */
        SAME(Answer.SAME),
        /** Another person: a registration of its own from there on. */
        OTHER(Answer.OTHER),
        /** A wrong number: nothing of it enters any chart. */
        WRONG(Answer.WRONG),
        /** Takes the answer back; what entered a chart by it leaves it. */
        UNDO(Answer.WAITING);

        private final Answer answer;

        Decision(Answer answer) {
            this.answer = answer;
        }
    }

    @PostMapping("/{id}/{decision:same|other|wrong|undo}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void answer(@PathVariable long id, @PathVariable String decision, @RequestBody ReasonRequest request) {
        if (numbers.find(id).isEmpty()) {
            throw new NoSuchPersonException();
        }
        Answer answer = Decision.valueOf(decision.toUpperCase(Locale.ROOT)).answer;
        numbers.answer(id, answer, callers.current().name(), Reason.required(request.reason()));
    }
}
