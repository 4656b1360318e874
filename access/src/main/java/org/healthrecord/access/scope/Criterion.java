package org.healthrecord.access.scope;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A search parameter with its value, by which a scope is narrowed (SMART App Launch 2.2, "Finer-grained resource
 * constraints using search parameters").
 *
 * @param value as in a search: {@code http://terminology.hl7.org/CodeSystem/observation-category|laboratory}; alternatives
 *              separated by commas
 */
public record Criterion(String parameter, String value) implements Comparable<Criterion> {
    /** No modifier and no chain: what they would look at is another resource, or what is not there. */
    private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9-]*");

    static Optional<Criterion> of(String text) {
        int equal = text.indexOf('=');
        if (equal < 0 || !PARAMETER.matcher(text.substring(0, equal)).matches()) {
            return Optional.empty();
        }
        try {
            String value = URLDecoder.decode(text.substring(equal + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return value.isBlank() ? Optional.empty() : Optional.of(new Criterion(text.substring(0, equal), value));
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    /** Only what separates scopes and criteria, and the escape itself, is escaped. */
    String text() {
        StringBuilder escaped = new StringBuilder(parameter).append('=');
        for (char c : value.toCharArray()) {
            boolean separates = c <= ' ' || c == '&' || c == '%' || c == '"' || c == '\\' || c == '=';
            escaped.append(separates ? "%%%02X".formatted((int) c) : Character.toString(c));
        }
        return escaped.toString();
    }

    @Override
    public int compareTo(Criterion other) {
        return text().compareTo(other.text());
    }
}
