package org.healthrecord.fhir.identity.match;

import static org.healthrecord.fhir.identity.match.Traps.BIRTH;
import static org.healthrecord.fhir.identity.match.Traps.EMAIL;
import static org.healthrecord.fhir.identity.match.Traps.FAMILY;
import static org.healthrecord.fhir.identity.match.Traps.GIVEN;
import static org.healthrecord.fhir.identity.match.Traps.MIDDLE;
import static org.healthrecord.fhir.identity.match.Traps.PHONE;
import static org.healthrecord.fhir.identity.match.Traps.SEX;
import static org.healthrecord.fhir.identity.match.Traps.SSN;
import static org.healthrecord.fhir.identity.match.Traps.STREET;

import java.util.List;
import org.healthrecord.fhir.identity.match.Traps.Row;
import org.healthrecord.fhir.identity.match.Traps.Trap;

/** More pairs of one town: what front desks, families and corrections make. */
final class OtherTraps {
    private static final List<String> VARIANTS = List.of("Sean/Shawn", "Kathryn/Catherine", "Steven/Stephen");
    private static final String FRONT_DESK = "6178830146";

    private final Traps town;

    OtherTraps(Traps town) {
        this.town = town;
    }

    void add(List<Trap> pairs) {
        families(pairs);
        strangers(pairs);
        corrected(pairs);
        incomplete(pairs);
    }

    private void families(List<Trap> pairs) {
        Row mother = town.person().with(SEX, "F").with(BIRTH, "1991-07-14").with(MIDDLE, "");
        pairs.add(different(
                "mother and newborn",
                mother,
                mother.with(GIVEN, "BABY GIRL")
                        .with(BIRTH, "2024-02-11")
                        .with(SSN, "")
                        .with(EMAIL, "")));
        Row parent = town.person().with(EMAIL, "");
        pairs.add(different("a parent's name and number", parent, parent.with(BIRTH, town.later(parent, 26))));
        Row one = town.person().with(SSN, "").with(MIDDLE, "");
        pairs.add(different(
                "one telephone and e-mail",
                one.with(EMAIL, "family" + one.at(PHONE) + "@example.org"),
                one.with(GIVEN, town.another(one))
                        .with(BIRTH, town.day(one, 150))
                        .with(EMAIL, "family" + one.at(PHONE) + "@example.org")));
        Row elder = town.person().with(SSN, "").with(EMAIL, "").with(MIDDLE, "");
        pairs.add(different(
                "siblings, alike names",
                elder.with(GIVEN, "Marie"),
                elder.with(GIVEN, "Maria").with(BIRTH, town.day(elder, 60))));
    }

    private void strangers(List<Trap> pairs) {
        Row desk = town.person().with(SSN, "").with(EMAIL, "").with(PHONE, FRONT_DESK);
        Row beside = town.person();
        pairs.add(different(
                "a front desk's telephone",
                desk,
                beside.with(SSN, "")
                        .with(EMAIL, "")
                        .with(PHONE, FRONT_DESK)
                        .with(FAMILY, desk.at(FAMILY))
                        .with(GIVEN, town.another(desk))
                        .with(BIRTH, desk.at(BIRTH))));
        Row before = town.person().with(SSN, "").with(EMAIL, "").with(PHONE, "");
        Row after = town.person().with(SSN, "").with(EMAIL, "").with(PHONE, "");
        pairs.add(different(
                "the next tenants",
                before,
                after.with(STREET, before.at(STREET)).with(FAMILY, before.at(FAMILY))));
    }

    private void corrected(List<Trap> pairs) {
        Row sex = town.person();
        pairs.add(same("sex corrected", sex, sex.with(SEX, sex.at(SEX).equals("F") ? "M" : "F")));
        Row year = town.person().with(BIRTH, "1974-08-19");
        pairs.add(
                same("a digit of the year", year, year.with(BIRTH, "1979-08-19").with(EMAIL, "")));
        String[] variant = town.one(VARIANTS).split("/");
        Row spelt = town.person().with(SSN, "").with(MIDDLE, "");
        pairs.add(same(
                "another spelling",
                spelt.with(GIVEN, variant[0]),
                spelt.with(GIVEN, variant[1]).with(EMAIL, "")));
    }

    private void incomplete(List<Trap> pairs) {
        Row undated = town.person();
        pairs.add(same("no birth date", undated, undated.with(BIRTH, "").with(EMAIL, "")));
        Row year = town.person();
        pairs.add(same(
                "a year as 1 January",
                year,
                year.with(BIRTH, year.at(BIRTH).substring(0, 4) + "-01-01").with(EMAIL, "")));
    }

    private static Trap different(String kind, Row one, Row other) {
        return new Trap(kind, false, one, other);
    }

    private static Trap same(String kind, Row one, Row other) {
        return new Trap(kind, true, one, other);
    }
}
