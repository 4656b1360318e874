package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Locale;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** References and addresses (FHIR R4, Search, "reference", "uri"). */
final class ReferenceCriterion {
    private ReferenceCriterion() {}

    /**
     * @param modifier a resource type, {@code identifier}, or ""
     * @param value    {@code id}, {@code Type/id} or a whole address
     */
    static Criterion of(String modifier, String value) {
        if (modifier.equals("identifier")) {
            return Criterion.any(
                    element -> element instanceof Reference reference && isOf(reference.getIdentifier(), value));
        }
        if (!modifier.isEmpty() && !Character.isUpperCase(modifier.charAt(0))) {
            throw new InvalidRequestException("The modifier :" + modifier + " is not supported here");
        }
        String id = value.substring(value.lastIndexOf('/') + 1);
        String type = value.contains("/") ? typeOf(value) : modifier;
        return Criterion.any(element -> names(element, type, id) || value.equals(addressOf(element)));
    }

    private static boolean isOf(Identifier identifier, String value) {
        return TokenCriterion.of("", value).matches(java.util.List.of(identifier));
    }

    private static String typeOf(String value) {
        String before = value.substring(0, value.lastIndexOf('/'));
        return before.substring(before.lastIndexOf('/') + 1);
    }

    private static boolean names(Base element, String type, String id) {
        return element instanceof Reference reference
                && id.equals(reference.getReferenceElement().getIdPart())
                && (type.isEmpty()
                        || type.equals(reference.getReferenceElement().getResourceType()));
    }

    private static @Nullable String addressOf(Base element) {
        return element instanceof Reference reference ? reference.getReference() : element.primitiveValue();
    }

    static Criterion ofUri(String modifier, String value) {
        return Criterion.any(
                element -> element instanceof UriType uri && uri.hasValue() && isUri(uri.getValue(), modifier, value));
    }

    private static boolean isUri(String uri, String modifier, String value) {
        return switch (modifier.toLowerCase(Locale.ROOT)) {
            case "" -> uri.equals(value) || uri.startsWith(value + "|");
            case "below" -> uri.startsWith(value);
            case "above" -> value.startsWith(uri);
            default -> throw new InvalidRequestException("The modifier :" + modifier + " is not supported here");
        };
    }
}
