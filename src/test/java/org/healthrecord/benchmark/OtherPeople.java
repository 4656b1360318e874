package org.healthrecord.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes of one clinic's bundles those of other people with the same history: other identifiers, names, numbers,
 * addresses and birth dates, everything else as it was. The directory's identifiers stay.
 */
record OtherPeople(int copy) {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PERSONAL = Pattern.compile(
            "(\"(?:family|birthDate|postalCode|city)\": *\"|\"(?:given|line)\": *\\[ *\"|mrn\", *\"value\": *\"|us-ssn\", *\"value\": *\"|\"system\": *\"phone\", *\"value\": *\")([^\"\\\\]+)");

    /** @param keep texts that are left alone, such as identifiers of the directory */
    String of(String bundle, java.util.Set<String> keep) {
        if (copy == 0) {
            return bundle;
        }
        String renamed =
                UUID_TEXT.matcher(bundle).replaceAll(id -> keep.contains(id.group()) ? id.group() : other(id.group()));
        return PERSONAL.matcher(renamed).replaceAll(this::personal);
    }

    private String other(String id) {
        return UUID.nameUUIDFromBytes((copy + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private String personal(MatchResult found) {
        return java.util.regex.Matcher.quoteReplacement(found.group(1) + scrambled(found.group(2)));
    }

    /** Letters for letters and digits for digits, always the same; a date stays a date. */
    private String scrambled(String text) {
        Random chance = new Random(text.hashCode() * 31L + copy);
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return String.format(
                    "%d-%02d-%02d", 1935 + chance.nextInt(80), 1 + chance.nextInt(12), 1 + chance.nextInt(28));
        }
        StringBuilder other = new StringBuilder();
        text.chars().forEach(c -> other.append(other((char) c, chance)));
        return other.toString();
    }

    private static char other(char c, Random chance) {
        if (Character.isDigit(c)) {
            return (char) ('0' + chance.nextInt(10));
        }
        if (c >= 'a' && c <= 'z') {
            return (char) ('a' + chance.nextInt(26));
        }
        return c;
    }
}
