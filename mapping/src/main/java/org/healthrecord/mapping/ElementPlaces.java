package org.healthrecord.mapping;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Origin;

/**
 * Leads an element of a mapped resource back to its place in the message. Formats that are not FHIR note it element by
 * element ({@link Assertion#origins()}). What came as FHIR is in the message under the same path below the resource, so
 * nothing is noted and the place is computed. Of an older FHIR only what R4 has moved or renamed is noted.
 */
public final class ElementPlaces {
    private static final Pattern POINTER = Pattern.compile("|(line \\d+)?(/entry/\\d+/resource)?|line \\d+");
    private static final Pattern XPATH = Pattern.compile("/|/Bundle/entry\\[\\d+]/resource");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private ElementPlaces() {}

    /**
     * @param element as {@link Origin#element()} names it: {@code name[0].family}
     * @return the nearest place known: of the element, of what holds it, or of the whole resource
     */
    public static String of(Assertion assertion, String element) {
        String place = assertion.place();
        boolean json = POINTER.matcher(place).matches();
        Optional<Origin> noted = assertion.origins().stream()
                .filter(o -> holds(o.element(), element))
                .max(Comparator.comparingInt(o -> o.element().length()));
        if (noted.isPresent()) {
            String below = element.substring(noted.get().element().length());
            return json ? noted.get().place() + pointer(below) : noted.get().place();
        }
        if (json) {
            return place + pointer("." + element);
        }
        return XPATH.matcher(place).matches() ? xpath(assertion, element) : place;
    }

    private static boolean holds(String holder, String element) {
        return element.startsWith(holder)
                && (element.length() == holder.length() || ".[".indexOf(element.charAt(holder.length())) >= 0);
    }

    private static String pointer(String element) {
        return INDEX.matcher(element).replaceAll("/$1").replace('.', '/');
    }

    /** XML counts from one; a contained resource is in an element of its type, so only the element around it is given. */
    private static String xpath(Assertion assertion, String element) {
        String named = element.startsWith("contained[") ? element.substring(0, element.indexOf(']') + 1) : element;
        String steps = INDEX.matcher(named).replaceAll(m -> "[" + (Integer.parseInt(m.group(1)) + 1) + "]");
        String holder = assertion.place().equals("/") ? "" : assertion.place();
        return holder + "/" + assertion.key().type() + "/" + steps.replace('.', '/');
    }
}
