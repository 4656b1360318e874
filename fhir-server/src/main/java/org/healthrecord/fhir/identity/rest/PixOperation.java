package org.healthrecord.fhir.identity.rest;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.identity.PersonRecords;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.rest.FhirOperations;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * {@code /fhir/Patient/$ihe-pix}, after IHE PIXm (ITI-83): one record number in, all record numbers of that person out,
 * and the Patient that has them. As POST with a Parameters resource no number is in a URL.
 */
final class PixOperation implements FhirOperations {
    private final PersonRecords records;
    private final Exit exit;
    private final ChartExit charts;

    PixOperation(PersonRecords records, Exit exit, ChartExit charts) {
        this.records = records;
        this.exit = exit;
        this.charts = charts;
    }

    @Operation(name = "$ihe-pix", typeName = "Patient", idempotent = true)
    public Parameters find(
            @OperationParam(name = "sourceIdentifier", min = 1, max = 1) @Nullable TokenParam source,
            @OperationParam(name = "targetSystem") @Nullable List<UriParam> targets) {
        exit.require(Purpose.IDENTITY, new Facts.OfPersons(Set.of()));
        if (source == null || isBlank(source.getSystem()) || isBlank(source.getValue())) {
            throw new InvalidRequestException("sourceIdentifier must be system|value");
        }
        Set<String> wanted = targets == null
                ? Set.of()
                : targets.stream().map(UriParam::getValue).collect(Collectors.toSet());
        if (!records.knowsSystem(source.getSystem())) {
            throw new InvalidRequestException("No clinic gives numbers of the system of sourceIdentifier");
        }
        if (wanted.stream().anyMatch(s -> !records.knowsSystem(s))) {
            throw new ForbiddenOperationException("No clinic gives numbers of targetSystem");
        }
        BiPredicate<String, String> seen = charts.seen();
        String person = records.withNumber(source.getSystem(), source.getValue()).stream()
                .filter(r -> r.person() != null
                        && seen.test(r.person(), r.registration().source()))
                .flatMap(r -> Optional.ofNullable(r.person()).stream())
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException("No person has sourceIdentifier"));
        exit.require(Purpose.IDENTITY, Facts.ofPerson(person));
        return answer(person, source, wanted, seen);
    }

    private Parameters answer(String person, TokenParam source, Set<String> wanted, BiPredicate<String, String> seen) {
        Parameters answer = new Parameters();
        records.of(person).stream()
                .map(RegistrationRow::registration)
                .filter(r -> seen.test(person, r.source()))
                .filter(r ->
                        !r.mrnSystem().equals(source.getSystem()) || !r.mrn().equals(source.getValue()))
                .filter(r -> wanted.isEmpty() || wanted.contains(r.mrnSystem()))
                .sorted()
                .forEach(r -> answer.addParameter().setName("targetIdentifier").setValue(identifier(r)));
        answer.addParameter().setName("targetId").setValue(new Reference("Patient/" + person));
        return answer;
    }

    private static Identifier identifier(Registration registration) {
        return new Identifier().setSystem(registration.shownSystem()).setValue(registration.mrn());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
