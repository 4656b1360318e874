package org.healthrecord.mapping.port;

import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.text.ControlCharacters;

/**
 * Why something cannot continue.
 *
 * @param reason a short stable code in kebab case, for grouping: {@code no-msh}, {@code no-patient-identifier}, {@code xml-doctype} ...
 * @param detail one sentence for an administrator; never holds a value of the message
 * @param place  where, in the message ({@code PID-3}, {@code line 4}, an XPath, a JSON pointer), or {@code ""}
 */
public record Refusal(String reason, String detail, String place, List<Issue> issues) {
    public Refusal {
        place = ControlCharacters.cleaned(place);
        issues = List.copyOf(issues);
    }

    public static Refusal of(String reason, String detail, String place) {
        return new Refusal(reason, detail, place, List.of());
    }
}
