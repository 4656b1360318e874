package org.healthrecord.mapping.fhir.older;

import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.jspecify.annotations.Nullable;

/** What is no FHIR in a sender's resources, as issues that name the element and never its value. */
final class ParserIssues extends LenientErrorHandler {
    private final List<Issue> issues;
    private boolean invalid;

    ParserIssues(List<Issue> issues) {
        super(false);
        setErrorOnInvalidValue(false);
        this.issues = issues;
    }

    /** Whether a value has been found that FHIR does not allow. */
    boolean invalid() {
        return invalid;
    }

    @Override
    public void unknownElement(@Nullable IParseLocation at, String element) {
        issues.add(Issue.warning("unknown-element", place(at, element), "FHIR R4 has no such element here; left out."));
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation at, String attribute) {
        issues.add(Issue.warning("unknown-element", place(at, attribute), "FHIR R4 has no such attribute here."));
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation at, String element) {
        issues.add(Issue.warning("unexpected-repetition", place(at, element), "The element may stand once only."));
    }

    @Override
    public void invalidValue(@Nullable IParseLocation at, String value, String error) {
        invalid = true;
        issues.add(Issue.warning("invalid-value", place(at, ""), "FHIR R4 does not allow this value; left out."));
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation at,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        if (expected != found) {
            issues.add(Issue.warning("wrong-json-type", place(at, element), "Another kind of JSON value is expected."));
        }
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation at) {
        issues.add(
                Issue.warning("contained-without-id", place(at, ""), "Nothing can refer to the contained resource."));
    }

    @Override
    public void unknownReference(@Nullable IParseLocation at, String reference) {
        issues.add(Issue.warning("dangling-reference", place(at, ""), "The reference names no contained resource."));
    }

    private static String place(@Nullable IParseLocation at, String element) {
        String parent = at == null || at.getParentElementName() == null ? "" : at.getParentElementName();
        return parent.isEmpty() ? element : element.isEmpty() ? parent : parent + "." + element;
    }
}
