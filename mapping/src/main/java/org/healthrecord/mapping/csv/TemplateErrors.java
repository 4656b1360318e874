package org.healthrecord.mapping.csv;

import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;

/** What the parser finds wrong with a filled template, as issues that name the element and never its value. */
final class TemplateErrors extends LenientErrorHandler {
    private final List<Issue> issues;

    TemplateErrors(List<Issue> issues) {
        super(false);
        setErrorOnInvalidValue(false);
        this.issues = issues;
    }

    @Override
    public void unknownElement(IParseLocation location, String element) {
        issues.add(Issue.error("layout-unknown-element", element, "FHIR has no such element at this place."));
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
        String place = location == null ? "" : location.getParentElementName();
        issues.add(Issue.error("layout-invalid-value", place, "FHIR does not allow this value in the element."));
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            BaseJsonLikeValue.ValueType expected,
            BaseJsonLikeValue.ScalarType expectedScalar,
            BaseJsonLikeValue.ValueType found,
            BaseJsonLikeValue.ScalarType foundScalar) {
        if (expected != found) {
            issues.add(Issue.error("layout-wrong-type", element, "FHIR wants another kind of value here."));
        }
    }
}
