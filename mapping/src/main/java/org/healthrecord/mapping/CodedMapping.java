package org.healthrecord.mapping;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.code.Coder;
import org.healthrecord.mapping.port.Mapping;

/** What a mapping states, with the codes of a code map beside the clinic's own. */
final class CodedMapping {
    private CodedMapping() {}

    static Mapping of(Mapping mapping, CodeMap map) {
        if (!(mapping instanceof Mapping.Mapped mapped)) {
            return mapping;
        }
        Coder coder = new Coder(map);
        String place = null;
        for (Assertion assertion : mapped.assertions()) {
            coder.code(assertion.resource());
            if (place == null && !coder.unmapped().isEmpty()) {
                place = assertion.place();
            }
        }
        List<Issue> issues = place == null ? mapped.issues() : with(unmapped(place), mapped.issues());
        return new Mapping.Mapped(mapped.assertions(), mapped.identity(), issues, coder.unmapped(), coder.coded());
    }

    /** One issue however many codes, by which the messages can be found again when the map has become better. */
    private static Issue unmapped(String place) {
        return Issue.information(
                "unmapped-code", place, "There are codes of the clinic's own that have no mapping yet.");
    }

    private static List<Issue> with(Issue last, List<Issue> issues) {
        List<Issue> all = new ArrayList<>(issues);
        all.add(last);
        return all;
    }
}
