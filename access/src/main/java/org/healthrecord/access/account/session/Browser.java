package org.healthrecord.access.account.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a browser calls itself, in words for a list: no version, nothing it made up. */
final class Browser {
    private static final List<String> KINDS = List.of("Firefox", "Edg", "OPR", "Chrome", "Safari");
    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");

    private Browser() {}

    static String of(@Nullable String agent) {
        String text = agent == null ? "" : agent;
        String kind = KINDS.stream().filter(text::contains).findFirst().orElse("A browser");
        String name = kind.equals("Edg") ? "Edge" : kind.equals("OPR") ? "Opera" : kind;
        return SYSTEMS.stream()
                .filter(text::contains)
                .findFirst()
                .map(s -> name + " on " + s)
                .orElse(name);
    }
}
