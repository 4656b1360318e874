package org.healthrecord.mapping.fhir;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a literal reference names: {@code Observation/17}, with or without a base in front or a version behind. */
record ResourceName(String type, String id) {
    private static final Pattern LITERAL =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]+)?");
    private static final Pattern HEX = Pattern.compile(
            "(\\p{XDigit}{8})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{12})");

    static @Nullable ResourceName of(String reference) {
        Matcher m = LITERAL.matcher(reference);
        return m.matches() ? new ResourceName(m.group(1), plain(m.group(2))) : null;
    }

    /** One form for a UUID, which some senders write with dashes here and without them there. */
    static String plain(String id) {
        Matcher m = HEX.matcher(id);
        return m.matches() ? m.replaceFirst("$1-$2-$3-$4-$5").toLowerCase(Locale.ROOT) : id;
    }

    /** Whether the id is one that no other system will ever give. */
    boolean universal() {
        return HEX.matcher(id).matches();
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
