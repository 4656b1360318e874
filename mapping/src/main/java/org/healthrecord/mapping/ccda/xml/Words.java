package org.healthrecord.mapping.ccda.xml;

/** White space as XML narrative means it: a run of any is one space, none at the ends. */
final class Words {
    private Words() {}

    static String collapse(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                gap = out.length() > 0;
            } else {
                if (gap) {
                    out.append(' ');
                }
                gap = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
