package org.healthrecord.mapping.assertion;

import org.healthrecord.mapping.text.ControlCharacters;

/**
 * Loss or doubt in the data. Collected, never thrown, kept with the message, counted per source.
 *
 * @param code   a short stable code in kebab case ({@code unmapped-segment}, {@code bad-date}, {@code unknown-unit} ...)
 * @param place  where in the message; never the value found there, so that no patient data reaches a log or a metric
 * @param detail one sentence without any value of the message
 */
public record Issue(Severity severity, String code, String place, String detail) {

    public Issue {
        place = ControlCharacters.cleaned(place);
    }

    /** How bad: a piece of information lost, something doubtful, or only worth knowing. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION
    }

    public static Issue error(String code, String place, String detail) {
        return new Issue(Severity.ERROR, code, place, detail);
    }

    public static Issue warning(String code, String place, String detail) {
        return new Issue(Severity.WARNING, code, place, detail);
    }

    public static Issue information(String code, String place, String detail) {
        return new Issue(Severity.INFORMATION, code, place, detail);
    }
}
