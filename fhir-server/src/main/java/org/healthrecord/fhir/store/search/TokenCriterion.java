package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** Codes, identifiers and truth values (FHIR R4, Search, "token"). */
final class TokenCriterion {
    private TokenCriterion() {}

    /** @param system null where there is none */
    private record Token(@Nullable String system, String code) {}

    static Criterion of(String modifier, String value) {
        return switch (modifier) {
            case "" -> Criterion.any(element -> tokens(element).anyMatch(token -> matches(token, value)));
            case "text" -> Criterion.any(
                    element -> texts(element).anyMatch(text -> StringCriterion.begins(text, value)));
            default -> throw new InvalidRequestException("The modifier :" + modifier + " is not supported here");
        };
    }

    private static boolean matches(Token token, String value) {
        int bar = value.indexOf('|');
        String code = value.substring(bar + 1);
        boolean coded = code.isEmpty() || token.code.toLowerCase(Locale.ROOT).equals(code.toLowerCase(Locale.ROOT));
        if (bar < 0) {
            return coded;
        }
        String system = value.substring(0, bar);
        return coded && system.equals(Objects.requireNonNullElse(token.system, ""));
    }

    private static Stream<Token> tokens(Base element) {
        if (element instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(TokenCriterion::tokens);
        }
        if (element instanceof Coding coding) {
            return coding.hasCode() ? Stream.of(new Token(coding.getSystem(), coding.getCode())) : Stream.empty();
        }
        if (element instanceof Identifier identifier) {
            return identifier.hasValue()
                    ? Stream.of(new Token(identifier.getSystem(), identifier.getValue()))
                    : Stream.empty();
        }
        if (element instanceof ContactPoint contact) {
            return contact.hasValue() ? Stream.of(new Token(null, contact.getValue())) : Stream.empty();
        }
        if (element instanceof Enumeration<?> status && status.hasValue()) {
            return Stream.of(new Token(status.getSystem(), status.getValueAsString()));
        }
        return element.isPrimitive() && element.hasPrimitiveValue()
                ? Stream.of(new Token(null, element.primitiveValue()))
                : Stream.empty();
    }

    /** What {@code :text} looks into: the text of a concept, the displays of its codes, the text of an identifier's type. */
    private static Stream<String> texts(Base element) {
        if (element instanceof CodeableConcept concept) {
            return Stream.concat(
                    Stream.ofNullable(concept.getText()),
                    concept.getCoding().stream().flatMap(TokenCriterion::texts));
        }
        if (element instanceof Coding coding) {
            return Stream.ofNullable(coding.getDisplay());
        }
        return element instanceof Identifier identifier
                ? Stream.ofNullable(identifier.getType().getText())
                : Stream.empty();
    }

    /** The elements of which one has to be there. */
    static boolean isThere(List<Base> elements) {
        return elements.stream().anyMatch(element -> !element.isEmpty());
    }
}
