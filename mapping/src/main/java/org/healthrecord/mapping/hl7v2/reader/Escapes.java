package org.healthrecord.mapping.hl7v2.reader;

import java.util.Locale;
import org.healthrecord.mapping.text.StrictText;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the escape sequences of HL7 v2 chapter 2.7. An escape character without a partner, or around something that is
 * no sequence (a Windows path), stays as it was sent.
 */
final class Escapes {
    private static final int LONGEST = 200;

    private Escapes() {}

    static String undo(String raw, Delimiters d) {
        int start = raw.indexOf(d.escape());
        if (start < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        while (start >= 0) {
            int end = raw.indexOf(d.escape(), start + 1);
            String plain = end < 0 || end - start > LONGEST ? null : meaning(raw.substring(start + 1, end), d);
            out.append(raw, from, start);
            out.append(plain == null ? String.valueOf(d.escape()) : plain);
            from = plain == null ? start + 1 : end + 1;
            start = raw.indexOf(d.escape(), from);
        }
        return out.append(raw, from, raw.length()).toString();
    }

    private static @Nullable String meaning(String code, Delimiters d) {
        switch (code) {
            case "F":
                return String.valueOf(d.field());
            case "S":
                return String.valueOf(d.component());
            case "T":
                return String.valueOf(d.subcomponent());
            case "R":
                return String.valueOf(d.repetition());
            case "E":
                return String.valueOf(d.escape());
            case "P":
                return "#";
            case "H", "N":
                return "";
            default:
                return code.isEmpty() ? null : longer(code);
        }
    }

    private static @Nullable String longer(String code) {
        char kind = code.charAt(0);
        if (kind == '.') {
            return formatting(code);
        }
        if (kind == 'X' && code.length() > 2 && code.length() % 2 == 1) {
            return hex(code);
        }
        // Character set switches and local sequences carry no text of their own.
        return (kind == 'C' || kind == 'M' || kind == 'Z') && digits(code) ? "" : null;
    }

    private static @Nullable String formatting(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.startsWith(".br") || lower.startsWith(".sp") || lower.equals(".ce")) {
            return "\n";
        }
        if (lower.startsWith(".sk")) {
            return " ";
        }
        boolean layout =
                lower.equals(".fi") || lower.equals(".nf") || lower.startsWith(".in") || lower.startsWith(".ti");
        return layout ? "" : null;
    }

    private static @Nullable String hex(String code) {
        byte[] bytes = new byte[(code.length() - 1) / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(code.charAt(1 + 2 * i), 16);
            int low = Character.digit(code.charAt(2 + 2 * i), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return new String(bytes, StrictText.WINDOWS_1252).replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean digits(String code) {
        for (int i = 1; i < code.length(); i++) {
            if (Character.digit(code.charAt(i), 16) < 0) {
                return false;
            }
        }
        return code.length() > 1;
    }
}
