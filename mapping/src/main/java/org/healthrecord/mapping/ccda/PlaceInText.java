package org.healthrecord.mapping.ccda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.ccda.xml.DecodedText;

/**
 * Finds the characters of a document that an assertion's place (an XPath of plain names) means, so that evidence can be
 * shown in place. Reads the text once, from the front, and stops at the end of the element.
 */
public final class PlaceInText {

    /** From the first character of the start tag to behind the last of the end tag. */
    public record Range(int start, int end) {}

    private final String text;
    private final List<String> wanted;
    private final Deque<Map<String, Integer>> counts = new ArrayDeque<>();
    private int depth;
    private int matched;
    private int start = -1;

    private PlaceInText(String text, String place) {
        this.text = text;
        this.wanted = steps(place);
        counts.push(new HashMap<>());
    }

    /** The text whose characters the ranges count: the document's bytes, decoded as the mapper decodes them. */
    public static String textOf(byte[] document) {
        return DecodedText.of(document).text();
    }

    /** The range of a place in a document's text; empty where the text has no such place. */
    public static Optional<Range> find(String text, String place) {
        PlaceInText search = new PlaceInText(text, place);
        return search.wanted.isEmpty() ? Optional.empty() : search.scan();
    }

    /** Each step as name and index, the index 1 where none is written. */
    private static List<String> steps(String place) {
        List<String> steps = new ArrayList<>();
        for (String step : place.split("/")) {
            if (!step.isEmpty()) {
                steps.add(step.endsWith("]") ? step : step + "[1]");
            }
        }
        return steps;
    }

    private Optional<Range> scan() {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            int end = tagEnd(at);
            if (end < 0) {
                return Optional.empty();
            }
            if (isElement(at) && tag(at, end)) {
                return Optional.of(new Range(start, end));
            }
            at = text.indexOf('<', end);
        }
        return Optional.empty();
    }

    private boolean isElement(int at) {
        char next = text.charAt(at + 1);
        return next != '!' && next != '?';
    }

    /** Behind the end of the tag, comment, character data section or instruction that begins here; -1 where it has none. */
    private int tagEnd(int at) {
        if (text.startsWith("<!--", at)) {
            return behind("-->", at);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return behind("]]>", at);
        }
        if (text.startsWith("<?", at)) {
            return behind("?>", at);
        }
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '>') {
                return i + 1;
            }
            boolean mark = c == '"' || c == '\'';
            quote = mark && quote == 0 ? c : c == quote ? 0 : quote;
        }
        return -1;
    }

    private int behind(String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }

    /** Takes a start, end or empty tag into account; true where it ends the element looked for. */
    private boolean tag(int at, int end) {
        if (text.charAt(at + 1) == '/') {
            return close();
        }
        open(name(at + 1), at);
        return text.charAt(end - 2) == '/' && close();
    }

    private void open(String name, int at) {
        int index = counts.getFirst().merge(name, 1, Integer::sum);
        boolean onPath = matched == depth && depth < wanted.size();
        if (onPath && wanted.get(depth).equals(name + '[' + index + ']')) {
            matched++;
            start = matched == wanted.size() ? at : start;
        }
        depth++;
        counts.push(new HashMap<>());
    }

    private boolean close() {
        boolean found = start >= 0 && depth == wanted.size();
        depth--;
        counts.pop();
        matched = Math.min(matched, depth);
        return found;
    }

    /** The local name; elements of the SDTC extension keep their prefix, as in places. */
    private String name(int from) {
        int to = from;
        while (to < text.length() && " \t\r\n/>".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String name = text.substring(from, to);
        return name.startsWith("sdtc:") ? name : name.substring(name.indexOf(':') + 1);
    }
}
