package org.healthrecord.access.front;

import java.util.regex.Pattern;

/**
 * Paths that mean the same to everybody who reads them. One that is written in another way (empty and dotted segments, path
 * parameters, escapes of what separates) could be one place to who guards it and another to who answers.
 */
final class PlainPath {
    private static final Pattern OTHERWISE =
            Pattern.compile("//|[;\\\\]|%2e|%2f|%5c|%3b|%00|/\\.{1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    private PlainPath() {}

    /** @param path as it came, with its escapes */
    static boolean is(String path) {
        int second = path.indexOf('/', 1);
        String first = second < 0 ? path : path.substring(0, second);
        return path.startsWith("/")
                && first.indexOf('%') < 0
                && !OTHERWISE.matcher(path).find();
    }
}
