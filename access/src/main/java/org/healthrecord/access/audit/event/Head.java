package org.healthrecord.access.audit.event;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a chain went at some moment: kept elsewhere, it shows it when entries are cut off the end. */
public record Head(String chain, long number, String hash) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9A-Za-z-]{8,40}):([0-9]{1,18}):([0-9a-f]{64})");

    public static Head of(Entry entry) {
        return new Head(entry.chain(), entry.number(), entry.hash());
    }

    /** As {@link #in} finds it. */
    @Override
    public String toString() {
        return chain + ':' + number + ':' + hash;
    }

    /** All that a text names, for instance a log. */
    public static List<Head> in(String text) {
        List<Head> heads = new ArrayList<>();
        Matcher matcher = WRITTEN.matcher(text);
        while (matcher.find()) {
            heads.add(new Head(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)));
        }
        return heads;
    }
}
