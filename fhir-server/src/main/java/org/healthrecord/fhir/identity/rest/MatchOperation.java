package org.healthrecord.fhir.identity.rest;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.identity.PersonMatch;
import org.healthrecord.fhir.identity.PersonMatch.Found;
import org.healthrecord.fhir.identity.PersonMatch.Grade;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /fhir/Patient/$match}, as http://hl7.org/fhir/R4/patient-operation-match.html has it: the persons a described
 * patient may be, best first, each with a score and a grade. It keeps nothing of what is asked.
 */
final class MatchOperation implements FhirOperations {
    private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
    private static final int MOST = 100;
    private static final int USUAL = 10;
    private final PersonMatch match;
    private final ChartExit exit;

    MatchOperation(PersonMatch match, ChartExit exit) {
        this.match = match;
        this.exit = exit;
    }

    @Operation(name = "$match", typeName = "Patient")
    public Bundle match(
            @OperationParam(name = "resource", min = 1, max = 1) @Nullable Patient described,
            @OperationParam(name = "onlyCertainMatches", max = 1) @Nullable BooleanType onlyCertain,
            @OperationParam(name = "count", max = 1) @Nullable IntegerType count) {
        exit.requireIdentifying();
        if (described == null) {
            throw new InvalidRequestException("The parameter 'resource' must hold a Patient");
        }
        if (count != null && count.getValue() < 0) {
            throw new InvalidRequestException("The parameter 'count' must not be negative");
        }
        int limit = count == null ? USUAL : Math.min(count.getValue(), MOST);
        boolean certain = onlyCertain != null && onlyCertain.booleanValue();
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        int total = 0;
        for (Found found : match.find(described, MOST, exit.seen())) {
            Resource patient = certain && found.grade() != Grade.CERTAIN
                    ? null
                    : exit.patient(found.person()).orElse(null);
            // Whoever is not shown is not counted either.
            if (patient != null && total++ < limit) {
                bundle.addEntry(entry(found, patient));
            }
        }
        return bundle.setTotal(total);
    }

    private static BundleEntryComponent entry(Found found, Resource patient) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setFullUrl("urn:uuid:"
                        + java.util.UUID.nameUUIDFromBytes(
                                found.person().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .setResource(patient);
        entry.getSearch()
                .setMode(SearchEntryMode.MATCH)
                .setScore(BigDecimal.valueOf(found.score()).setScale(3, RoundingMode.HALF_UP))
                .addExtension(GRADE, new CodeType(found.grade().name().toLowerCase(Locale.ROOT)));
        return entry;
    }
}
