package org.healthrecord.mapping.fhir.delivery;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a literal reference names: {@code Observation/17}, with or without a base in front or a version behind. Every
 * reference of every message comes through here, so it is read by plain loops.
 */
public record ResourceName(String type, String id) {
    private static final String HISTORY = "/_history";
    private static final int LONGEST_ID = 64;
    private static final int HEX_DIGITS = 32;
    private static final String UUID_FORM = "########-####-####-####-############";

    public static @Nullable ResourceName of(String reference) {
        int end = withoutVersion(reference);
        int slash = reference.lastIndexOf('/', end - 1);
        if (slash < 0 || end - slash - 1 > LONGEST_ID || !isId(reference, slash + 1, end)) {
            return null;
        }
        int start = reference.lastIndexOf('/', slash - 1) + 1;
        return isType(reference, start, slash) && isOneLine(reference, start)
                ? new ResourceName(reference.substring(start, slash), plain(reference.substring(slash + 1, end)))
                : null;
    }

    /** The address of the server in front of type and id; {@code ""} in a relative reference, and where it names nothing. */
    public static String base(String reference) {
        if (!reference.startsWith("http://") && !reference.startsWith("https://")) {
            return "";
        }
        int slash = reference.lastIndexOf('/', withoutVersion(reference) - 1);
        int type = slash < 0 ? -1 : reference.lastIndexOf('/', slash - 1);
        return type > "https://".length() && of(reference) != null ? reference.substring(0, type) : "";
    }

    /** Where the id ends. */
    private static int withoutVersion(String reference) {
        int last = reference.lastIndexOf('/');
        int version = last - HISTORY.length();
        return version >= 0 && reference.startsWith(HISTORY, version) && isId(reference, last + 1, reference.length())
                ? version
                : reference.length();
    }

    private static boolean isId(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
                return false;
            }
        }
        return start < end;
    }

    private static boolean isType(String text, int start, int end) {
        if (end - start < 2 || text.charAt(start) > 'Z') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isOneLine(String text, int end) {
        for (int i = 0; i < end; i++) {
            if ("\n\r\u0085\u2028\u2029".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** One form for a UUID, which some senders write with dashes here and without them there. */
    static String plain(String id) {
        String uuid = uuid(id);
        return uuid == null ? id : uuid;
    }

    /** Whether the id is one that no other system will ever give. */
    public boolean universal() {
        return uuid(id) != null;
    }

    /** In its usual form; any of the dashes may be missing. */
    private static @Nullable String uuid(String id) {
        if (id.length() < HEX_DIGITS || id.length() > UUID_FORM.length()) {
            return null;
        }
        StringBuilder uuid = new StringBuilder(UUID_FORM.length());
        int at = 0;
        for (int i = 0; i < UUID_FORM.length(); i++) {
            boolean dash = UUID_FORM.charAt(i) == '-';
            char c = at < id.length() ? id.charAt(at) : ' ';
            if (!dash && !HexFormat.isHexDigit(c)) {
                return null;
            }
            uuid.append(dash ? '-' : (char) (c >= 'A' && c <= 'F' ? c + ('a' - 'A') : c));
            at += dash && c != '-' ? 0 : 1;
        }
        return at == id.length() ? uuid.toString() : null;
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
