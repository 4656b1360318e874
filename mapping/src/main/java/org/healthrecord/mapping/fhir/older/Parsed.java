package org.healthrecord.mapping.fhir.older;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.fhir.delivery.Unusable;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource read as one of FHIR's versions, brought to R4. Senders seldom say which version they use. So a text that
 * is not clean R4 is read as STU3 and DSTU2 too. The reading with the fewest faults is taken; R4 where there is no
 * better one. Between versions HAPI's converters translate.
 *
 * @param older whether it was another version than R4
 */
public record Parsed(Resource resource, List<Issue> issues, boolean older) {

    /** Reads a text; throws {@link Unusable} where no version knows it. */
    public static Parsed best(String text, boolean xml) {
        Parsed r4 = as(FhirVersionEnum.R4, text, xml);
        if (r4 != null && r4.issues().isEmpty()) {
            return r4;
        }
        Parsed best = r4;
        FhirVersionEnum version = FhirVersionEnum.R4;
        for (FhirVersionEnum older : List.of(FhirVersionEnum.DSTU3, FhirVersionEnum.DSTU2_HL7ORG)) {
            Parsed other = best != null && best.issues().isEmpty() ? null : as(older, text, xml);
            if (other != null
                    && (best == null || other.issues().size() < best.issues().size())) {
                best = other;
                version = older;
            }
        }
        if (best == null) {
            throw new Unusable("not-fhir", "The payload is not a FHIR resource.", "");
        }
        if (best.older()) {
            best.issues().add(Issue.information("older-fhir", "", "Read as " + version.name() + " and brought to R4."));
        }
        return best;
    }

    private static @Nullable Parsed as(FhirVersionEnum version, String text, boolean xml) {
        FhirContext context = FhirContext.forCached(version);
        List<Issue> issues = new ArrayList<>();
        ParserIssues found = new ParserIssues(issues);
        IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
        parser.setParserErrorHandler(found);
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        try {
            Resource resource = toR4(parser.parseResource(text), issues);
            if (version != FhirVersionEnum.R4) {
                OlderSystems.rename(resource);
            }
            WholeMinutes.fill(resource);
            if (found.invalid()) {
                InvalidValues.takeOut(resource);
            }
            return new Parsed(resource, issues, version != FhirVersionEnum.R4);
        } catch (DataFormatException | FHIRException | ClassCastException | IllegalArgumentException e) {
            return null;
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            // How the converters between versions end on input that they did not foresee.
            return null;
        }
    }

    private static Resource toR4(IBaseResource resource, List<Issue> issues) {
        if (resource instanceof org.hl7.fhir.dstu3.model.Resource stu3) {
            return Stu3.toR4(stu3, issues);
        }
        if (resource instanceof org.hl7.fhir.dstu2.model.Resource dstu2) {
            return Dstu2.toR4(dstu2, issues);
        }
        return (Resource) resource;
    }
}
