package org.healthrecord.mapping;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leads an element of a mapped resource back to its place in the message. Formats that are not FHIR note it element by
 * element ({@link Assertion#origins()}). What came as FHIR JSON stands in the message under the same path below the
 * resource, so that nothing is noted and the place is computed.
 */
public final class ElementPlaces {
    private static final Pattern POINTER = Pattern.compile("|(line \\d+)?(/entry/\\d+/resource)?|line \\d+");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private ElementPlaces() {}

    /**
     * @param element as {@link Origin#element()} names it: {@code name[0].family}
     * @return the nearest place known: of the element, of what holds it, or of the whole resource
     */
    public static String of(Assertion assertion, String element) {
        Optional<String> noted = assertion.origins().stream()
                .filter(o -> holds(o.element(), element))
                .max(Comparator.comparingInt(o -> o.element().length()))
                .map(Origin::place);
        if (noted.isPresent()) {
            return noted.get();
        }
        boolean json = assertion.origins().isEmpty()
                && POINTER.matcher(assertion.place()).matches();
        return json ? assertion.place() + "/" + pointer(element) : assertion.place();
    }

    private static boolean holds(String holder, String element) {
        return element.startsWith(holder)
                && (element.length() == holder.length() || ".[".indexOf(element.charAt(holder.length())) >= 0);
    }

    private static String pointer(String element) {
        return INDEX.matcher(element).replaceAll("/$1").replace('.', '/');
    }
}
