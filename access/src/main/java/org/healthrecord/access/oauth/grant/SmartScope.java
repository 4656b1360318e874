package org.healthrecord.access.oauth.grant;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clinical scope of SMART App Launch 2.2, in either notation.
 *
 * @param text    as written
 * @param context {@code patient}, {@code user} or {@code system}
 * @param type    a resource type or {@code *}
 * @param letters in the notation of version 2: of c, r, u, d, s, in this order
 * @param query   what narrows it further, {@code category=...}; empty when nothing does
 */
public record SmartScope(String text, String context, String type, String letters, String query) {
    private static final Pattern FORM = Pattern.compile(
            "(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.(read|write|\\*|(?=[cruds])c?r?u?d?s?)(?:\\?([!-~]{1,400}))?");

    /** @return nothing for what is no clinical scope */
    public static Optional<SmartScope> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String query = form.group(4) == null ? "" : form.group(4);
        return Optional.of(new SmartScope(text, form.group(1), form.group(2), lettersOf(form.group(3)), query));
    }

    /** The letters of a version 1 word (SMART App Launch 2.2, 3.0.2.5). */
    private static String lettersOf(String word) {
        return switch (word) {
            case "read" -> "rs";
            case "write" -> "cud";
            case "*" -> "cruds";
            default -> word;
        };
    }

    /** Whether everything the other one opens is open by this one. */
    public boolean covers(SmartScope other) {
        return context.equals(other.context)
                && (type.equals("*") || type.equals(other.type))
                && other.letters.chars().allMatch(letter -> letters.indexOf(letter) >= 0)
                && (query.isEmpty() || query.equals(other.query));
    }

    /** The same for one type only. */
    SmartScope of(String narrower) {
        String rest = text.substring(text.indexOf('.'));
        return new SmartScope(context + '/' + narrower + rest, context, narrower, letters, query);
    }

    public boolean isPatient() {
        return context.equals("patient");
    }

    public boolean isUser() {
        return context.equals("user");
    }

    public boolean isSystem() {
        return context.equals("system");
    }

    public boolean canWrite() {
        return letters.matches(".*[cud].*");
    }
}
