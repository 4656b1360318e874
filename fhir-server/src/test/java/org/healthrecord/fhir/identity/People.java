package org.healthrecord.fhir.identity;

import java.util.List;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsBuilder;

/** People in one line: {@code given|family|birth date|sex|ssn|phone|street|zip|email}; the end may be left off. */
public final class People {
    private People() {}

    public static Demographics person(String line) {
        String[] c = line.split("\\|", -1);
        return new DemographicsBuilder()
                .name(List.of(cell(c, 0).split(" ")), cell(c, 1), "")
                .birthDate(cell(c, 2))
                .sex(cell(c, 3))
                .ssn(cell(c, 4))
                .phone(cell(c, 5))
                .email(cell(c, 8))
                .address(cell(c, 6), "", "", cell(c, 7))
                .build();
    }

    private static String cell(String[] cells, int i) {
        return i < cells.length ? cells[i] : "";
    }
}
