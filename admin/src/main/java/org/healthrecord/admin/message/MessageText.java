package org.healthrecord.admin.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as text, each segment of HL7 v2 on a line of its own.
 *
 * @param text  null for what is no text, a zip for instance
 * @param spans where the issues and errors of its records stand, in the order of the text and without overlap
 */
record MessageText(@Nullable String text, List<Span> spans) {
    static final MessageText NONE = new MessageText(null, List.of());

    /**
     * @param start in characters (UTF-16 code units) of the text
     * @param end   behind the last
     */
    record Span(int start, int end) {}
}
