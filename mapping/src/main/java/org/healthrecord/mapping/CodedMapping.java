package org.healthrecord.mapping;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.code.Coder;
import org.healthrecord.mapping.code.LocalCode;
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
        return place == null ? mapped : reported(mapped, coder.unmapped(), place);
    }

    /** One issue however many codes, by which the messages can be found again when the map has become better. */
    private static Mapping reported(Mapping.Mapped mapped, List<LocalCode> unmapped, String place) {
        List<Issue> issues = new ArrayList<>(mapped.issues());
        issues.add(Issue.information(
                "unmapped-code", place, "There are codes of the clinic's own that have no mapping yet."));
        return new Mapping.Mapped(mapped.assertions(), mapped.identity(), issues, unmapped);
    }
}
