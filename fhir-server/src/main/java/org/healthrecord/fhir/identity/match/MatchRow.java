package org.healthrecord.fhir.identity.match;

import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsBuilder;

/** One line of the input: an id and whatever demographics there are. A column {@code truth} is never read. */
record MatchRow(String id, Demographics demographics) {

    static MatchRow of(Map<String, String> cells) {
        Demographics demographics = new DemographicsBuilder()
                .name(
                        List.of(text(cells, "given"), text(cells, "middle")),
                        text(cells, "family"),
                        text(cells, "suffix"))
                .birthDate(BirthDates.iso(text(cells, "birthdate")))
                .sex(text(cells, "sex"))
                .ssn(text(cells, "ssn"))
                .phone(text(cells, "phone"))
                .email(text(cells, "email"))
                .address(text(cells, "line"), text(cells, "city"), text(cells, "state"), text(cells, "zip"))
                .build();
        return new MatchRow(text(cells, "id"), demographics);
    }

    private static String text(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }
}
