package org.healthrecord.fhir.chart.consolidation.value;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the words of a product say of its strength and form: {@code 12 HR oxycodone 20 MG Extended Release Oral Tablet}.
 *
 * @param amounts {@code 0.02 g}, {@code 0.01 g/ml}
 * @param forms   {@code tablet}, {@code solution}
 * @param slow    whether it is released slowly or late
 */
public record Strength(Set<String> amounts, Set<String> forms, boolean slow) {
    private static final Set<String> UNITS = Set.of(
            "mg", "mcg", "ug", "µg", "g", "ng", "%", "meq", "unit", "units", "iu", "mmol", "milligram", "milligrams");

    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("tablet", "tablet"),
            Map.entry("tablets", "tablet"),
            Map.entry("tab", "tablet"),
            Map.entry("tabs", "tablet"),
            Map.entry("capsule", "capsule"),
            Map.entry("capsules", "capsule"),
            Map.entry("cap", "capsule"),
            Map.entry("caps", "capsule"),
            Map.entry("solution", "solution"),
            Map.entry("suspension", "suspension"),
            Map.entry("syrup", "syrup"),
            Map.entry("patch", "patch"),
            Map.entry("transdermal", "patch"),
            Map.entry("injection", "injection"),
            Map.entry("injectable", "injection"),
            Map.entry("prefilled", "injection"),
            Map.entry("cream", "cream"),
            Map.entry("ointment", "ointment"),
            Map.entry("gel", "gel"),
            Map.entry("lotion", "lotion"),
            Map.entry("spray", "spray"),
            Map.entry("drops", "drops"),
            Map.entry("suppository", "suppository"),
            Map.entry("inhaler", "inhaler"),
            Map.entry("inhalant", "inhaler"),
            Map.entry("lozenge", "lozenge"),
            Map.entry("film", "film"));

    private static final Set<String> SLOW =
            Set.of("er", "xr", "xl", "sr", "cr", "dr", "ec", "extended", "sustained", "controlled", "delayed");

    public static Strength of(Collection<String> words) {
        Set<String> amounts = new TreeSet<>();
        Set<String> forms = new TreeSet<>();
        boolean slow = false;
        for (String text : words) {
            List<String> tokens = List.of(text.split(" "));
            for (int i = 0; i < tokens.size(); i++) {
                String token = bare(tokens.get(i));
                amount(token, i + 1 < tokens.size() ? bare(tokens.get(i + 1)) : "", amounts);
                if (FORMS.containsKey(token)) {
                    forms.add(FORMS.get(token));
                }
                slow |= SLOW.contains(token);
            }
        }
        return new Strength(amounts, forms, slow);
    }

    private static void amount(String token, String next, Set<String> amounts) {
        int digits = 0;
        while (digits < token.length() && (Character.isDigit(token.charAt(digits)) || token.charAt(digits) == '.')) {
            digits++;
        }
        String unit = digits == token.length() ? next : token.substring(digits);
        int slash = unit.indexOf('/');
        if (digits > 0 && digits < 12 && UNITS.contains(slash < 0 ? unit : unit.substring(0, slash))) {
            String number = token.substring(0, digits);
            if (Character.isDigit(number.charAt(0)) && number.indexOf('.') == number.lastIndexOf('.')) {
                Amount amount = Amount.of(new BigDecimal(number.endsWith(".") ? number + '0' : number), unit);
                amounts.add(amount.value() + ' ' + amount.kind());
            }
        }
    }

    /** Without what surrounds a word. */
    private static String bare(String token) {
        int start = 0;
        int end = token.length();
        while (start < end && "([,;".indexOf(token.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ")],;.".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(start, end);
    }

    public boolean differs(Strength other) {
        boolean otherAmount = !amounts.isEmpty()
                && !other.amounts.isEmpty()
                && !amounts.containsAll(other.amounts)
                && !other.amounts.containsAll(amounts);
        boolean bothForms = !forms.isEmpty() && !other.forms.isEmpty();
        return otherAmount || bothForms && (slow != other.slow || forms.stream().noneMatch(other.forms::contains));
    }
}
