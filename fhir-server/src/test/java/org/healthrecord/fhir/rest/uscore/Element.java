package org.healthrecord.fhir.rest.uscore;

import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.mapping.tsv.TsvTable;

/**
 * What a search parameter looks at.
 *
 * @param kind   of the element's value
 * @param path   of the element, with {@code []} behind what repeats
 * @param values for invented resources; none for times, names, addresses and the patient
 */
record Element(String type, String parameter, String kind, String path, List<String> values) {
    private static final List<Element> ALL = TsvTable.namedRows(Element.class, "elements.tsv")
            .map(row -> new Element(
                    row.cell("type"),
                    row.cell("parameter"),
                    row.cell("kind"),
                    row.cell("path"),
                    words(row.cell("values"))))
            .toList();

    static Stream<Element> of(String type) {
        return ALL.stream().filter(element -> element.type.equals(type));
    }

    static List<Element> of(String type, String parameter) {
        return of(type).filter(element -> element.parameter.equals(parameter)).toList();
    }

    boolean isTime() {
        return List.of("date", "dateTime", "instant", "period", "asserted").contains(kind);
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.split(" "));
    }
}
