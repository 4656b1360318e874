package org.healthrecord.admin.person;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.admin.caller.Reason;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.admin.problem.NoSuchPersonException;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.PersonParting;
import org.healthrecord.fhir.identity.PersonRecords;
import org.healthrecord.fhir.identity.ReviewQueue;
import org.healthrecord.fhir.identity.store.RegistrationRow;
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

/** A person's record numbers, and how they came together. Record numbers are asked for by POST, never in a URL. */
@RestController
@RequestMapping("/admin/api/persons")
public class PersonController {
    private static final int MOST = 500;
    private final PersonRecords records;
    private final PersonParting parting;
    private final ReviewQueue queue;
    private final Exit exit;
    private final Callers callers;
    private final Clock clock = Clock.systemUTC();

    PersonController(PersonRecords records, PersonParting parting, ReviewQueue queue, Exit exit, Callers callers) {
        this.records = records;
        this.parting = parting;
        this.queue = queue;
        this.exit = exit;
        this.callers = callers;
    }

    /** @param system empty for any */
    record RecordNumberQuery(@Nullable String system, @Nullable String number) {}

    record PersonRecordNumbers(String person, List<IdentityJson.RecordNumber> numbers) {}

    /**
     * @param records what each of the person's registrations says now
     * @param others  the other registrations that events name
     * @param events  what moved, what was said and what was decided, the oldest first
     */
    record PersonHistory(
            String person,
            List<IdentityJson.RecordNumber> numbers,
            List<IdentityJson.RegistrationDemographics> records,
            List<IdentityJson.RecordNumber> others,
            List<IdentityJson.IdentityEvent> events) {}

    /** @param registrationPerson whose the registration is now */
    record PartedRegistration(String person, String registrationPerson, int moved) {}

    /** All record numbers of each person who has this one. */
    @PostMapping("/find")
    List<PersonRecordNumbers> find(@RequestBody RecordNumberQuery query) {
        String number = query.number();
        if (number == null || number.isBlank()) {
            throw new BadRequestException("Say which number, for instance {\"number\": \"U-1001\"}.");
        }
        Map<String, List<RegistrationRow>> persons =
                records.withNumber(Objects.requireNonNullElse(query.system(), ""), number.strip()).stream()
                        .filter(r -> r.person() != null)
                        .collect(Collectors.groupingBy(
                                r -> String.valueOf(r.person()), TreeMap::new, Collectors.toList()));
        return persons.keySet().stream().map(this::person).toList();
    }

    /**
     * Now, or as it was at a time.
     *
     * @param effective when it is to have held; now if absent
     * @param known     as was known when; now if absent
     */
    @GetMapping("/{id}")
    PersonRecordNumbers person(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effective,
            @RequestParam(required = false) @Nullable Instant known) {
        if (effective == null && known == null) {
            return person(id);
        }
        require(id);
        Instant now = clock.instant();
        List<RegistrationRow> then =
                records.at(id, Objects.requireNonNullElse(effective, now), Objects.requireNonNullElse(known, now));
        return new PersonRecordNumbers(id, numbers(then));
    }

    private PersonRecordNumbers person(String id) {
        require(id);
        return new PersonRecordNumbers(id, numbers(records.of(id)));
    }

    @GetMapping("/{id}/links")
    PersonHistory links(@PathVariable String id) {
        require(id);
        PersonRecords.Links links = records.links(id);
        if (links.moves().isEmpty()) {
            throw new NoSuchPersonException();
        }
        List<IdentityJson.IdentityEvent> events = new ArrayList<>();
        links.decisions().forEach(d -> events.add(IdentityJson.IdentityEvent.of(d)));
        links.handled().forEach(h -> events.add(IdentityJson.IdentityEvent.of(h)));
        links.words().forEach(w -> events.add(IdentityJson.IdentityEvent.of(w)));
        links.moves().forEach(m -> events.add(IdentityJson.IdentityEvent.of(m)));
        events.sort(Comparator.comparing(IdentityJson.IdentityEvent::recorded));
        List<RegistrationRow> rows = records.of(id);
        return new PersonHistory(
                id, numbers(rows), IdentityJson.RegistrationDemographics.of(rows), others(rows, events), events);
    }

    /** Only those whose persons may be shown. */
    private List<IdentityJson.RecordNumber> others(
            List<RegistrationRow> rows, List<IdentityJson.IdentityEvent> events) {
        Set<Long> named = new TreeSet<>();
        events.forEach(
                e -> Stream.of(e.one(), e.other()).filter(Objects::nonNull).forEach(named::add));
        rows.forEach(row -> named.remove(row.id()));
        return queue.sides(named).values().stream()
                .filter(side -> exit.show(Purpose.WORK_LIST, new Facts.OfRegistrations(List.of(side.id())))
                        .isPermit())
                .map(side -> IdentityJson.RecordNumber.of(side.id(), side.registration()))
                .toList();
    }

    /** The pairs with an end that is this person: the chart may have a second half. */
    @GetMapping("/{id}/waiting")
    List<IdentityJson.ReviewPair> waiting(@PathVariable String id) {
        require(id);
        return queue.of(id).stream()
                .filter(w -> exit.show(
                                Purpose.WORK_LIST,
                                new Facts.OfRegistrations(
                                        List.of(w.ends().one(), w.ends().other())))
                        .isPermit())
                .map(IdentityJson.ReviewPair::of)
                .toList();
    }

    /** The registration is not this person: its facts leave the chart before the call returns. */
    @PostMapping("/{id}/numbers/{registration}/out")
    PartedRegistration takeOut(
            @PathVariable String id, @PathVariable long registration, @RequestBody ReasonRequest request) {
        String reason = Reason.required(request.reason());
        return parted(
                id,
                registration,
                parting.takeOut(id, registration, callers.current().name(), reason));
    }

    /** Takes back that the registration is not this person. */
    @PostMapping("/{id}/numbers/{registration}/back")
    PartedRegistration putBack(
            @PathVariable String id, @PathVariable long registration, @RequestBody ReasonRequest request) {
        String reason = Reason.required(request.reason());
        return parted(
                id,
                registration,
                parting.putBack(id, registration, callers.current().name(), reason));
    }

    private PartedRegistration parted(String person, long registration, Optional<List<Move>> moves) {
        int moved = moves.orElseThrow(NoSuchPersonException::new).size();
        String now = queue.sides(List.of(registration)).values().stream()
                .map(side -> String.valueOf(side.person()))
                .findFirst()
                .orElseThrow(NoSuchPersonException::new);
        return new PartedRegistration(person, now, moved);
    }

    @GetMapping("/suspicious")
    List<IdentityJson.PersonAlarm> suspicious(@RequestParam(defaultValue = "50") int limit) {
        return IdentityJson.alarmed(records.alarms(Math.max(0, Math.min(limit, MOST))), records, exit);
    }

    /** A steward has looked and found it right; the alarm comes back when its reasons change. */
    @PostMapping("/{id}/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@PathVariable String id, @RequestBody ReasonRequest request) {
        if (!records.acknowledge(id, callers.current().name(), Reason.required(request.reason()))) {
            throw new NoSuchPersonException();
        }
    }

    private void require(String person) {
        exit.require(Purpose.IDENTITY, Facts.ofPerson(person));
    }

    private static List<IdentityJson.RecordNumber> numbers(List<RegistrationRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(RegistrationRow::registration))
                .map(IdentityJson.RecordNumber::of)
                .toList();
    }
}
