package org.healthrecord.access.account.entrance;

/**
 * A field of a form.
 *
 * @param autocomplete as HTML names it, so that a password manager knows what to fill in
 * @param hint         below the label; empty for none
 */
record Field(String name, String label, String type, String autocomplete, String hint, String value, boolean required) {

    static Field text(String name, String label, String autocomplete) {
        return new Field(name, label, "text", autocomplete, "", "", true);
    }

    static Field password(String name, String label, String autocomplete) {
        return new Field(name, label, "password", autocomplete, "", "", true);
    }

    static Field email(String name, String label) {
        return new Field(name, label, "email", "email", "", "", true);
    }

    /** What the form carries along unseen. */
    static Field hidden(String name, String value) {
        return new Field(name, "", "hidden", "off", "", value, false);
    }

    Field hint(String sentence) {
        return new Field(name, label, type, autocomplete, sentence, value, required);
    }

    Field value(String text) {
        return new Field(name, label, type, autocomplete, hint, text, required);
    }

    Field optional() {
        return new Field(name, label + " (optional)", type, autocomplete, hint, value, false);
    }

    String html() {
        if (type.equals("hidden")) {
            return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Page.escaped(value) + "\">";
        }
        String described = hint.isEmpty() ? "" : " aria-describedby=\"" + name + "-hint\"";
        String below =
                hint.isEmpty() ? "" : "<p class=\"hint\" id=\"" + name + "-hint\">" + Page.escaped(hint) + "</p>";
        return "<label for=\"" + name + "\">" + Page.escaped(label) + "</label>" + below + "<input id=\"" + name
                + "\" name=\"" + name + "\" type=\"" + type + "\" autocomplete=\"" + autocomplete
                + "\" autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"300\"" + described
                + (value.isEmpty() ? "" : " value=\"" + Page.escaped(value) + "\"") + (required ? " required" : "")
                + ">";
    }
}
