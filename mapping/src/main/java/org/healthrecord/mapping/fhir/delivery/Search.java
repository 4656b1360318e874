package org.healthrecord.mapping.fhir.delivery;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** A conditional reference: {@code Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999}. */
public record Search(String type, Identifier identifier) {
    private static final Pattern BY_IDENTIFIER =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)\\?(?:.*&)?identifier=([^&]+).*");

    public static @Nullable Search of(String reference) {
        if (reference.indexOf('?') < 0) {
            return null;
        }
        Matcher m = BY_IDENTIFIER.matcher(reference);
        if (!m.matches()) {
            return null;
        }
        String token = decoded(m.group(2));
        int bar = token.indexOf('|');
        Identifier identifier = new Identifier().setValue(token.substring(bar + 1));
        if (bar > 0) {
            identifier.setSystem(token.substring(0, bar));
        }
        return identifier.getValue().isEmpty() ? null : new Search(m.group(1), identifier);
    }

    private static String decoded(String token) {
        try {
            return token.indexOf('%') < 0
                    ? token
                    : URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return token;
        }
    }
}
