package org.healthrecord.samples.generator;

import static org.healthrecord.samples.generator.Clinic.CANCER;
import static org.healthrecord.samples.generator.Clinic.PAIN;
import static org.healthrecord.samples.generator.Clinic.PRIMARY;
import static org.healthrecord.samples.generator.Clinic.URGENT;

import java.time.LocalDate;
import java.util.List;
import org.healthrecord.samples.generator.Person.Who;

/**
 * Sixteen people who never lived. Among them twins, a father and his son of the same name, and a name that changed; three
 * whom a steward is asked about, and one who goes by another's record number.
 */
final class People {
    private People() {}

    static List<Person> all() {
        Who rosalind = who(
                "Achterberg",
                "Rosalind",
                "May",
                "",
                "1957-03-12",
                "F",
                "555-0101",
                "14 Larkspur Lane",
                "Westbrook",
                "04092");
        Who tobias = who(
                "Lindqvist",
                "Tobias",
                "",
                "",
                "1969-11-30",
                "M",
                "555-0102",
                "220 Cannery Row Apt 5",
                "Portland",
                "04101");
        Who maren =
                who("Castellane", "Maren", "Iris", "", "2004-05-06", "F", "555-0103", "9 Heron Court", "Saco", "04072");
        Who mirela =
                who("Castellane", "Mirela", "Ada", "", "2004-05-06", "F", "555-0103", "9 Heron Court", "Saco", "04072");
        Who walter = who(
                "Pennington",
                "Walter",
                "James",
                "Sr",
                "1948-01-22",
                "M",
                "555-0105",
                "71 Mill Street",
                "Gorham",
                "04038");
        Who junior = who(
                "Pennington",
                "Walter",
                "James",
                "Jr",
                "1979-08-15",
                "M",
                "555-0106",
                "71 Mill Street",
                "Gorham",
                "04038");
        Who imogen = who(
                "Whitfield",
                "Imogen",
                "Claire",
                "",
                "1990-06-18",
                "F",
                "555-0107",
                "305 Elm Terrace",
                "Biddeford",
                "04005");
        Who desmond =
                who("Okonjo", "Desmond", "K", "", "1962-09-02", "M", "555-0108", "18 Foundry Way", "Portland", "04102");
        Who beatriz = who(
                "Solano", "Beatriz", "", "", "1983-12-24", "F", "555-0109", "440 Harbor View", "Scarborough", "04074");
        Who harold = who(
                "Vance", "Harold", "Edwin", "", "1941-04-03", "M", "555-0110", "2 Old Post Road", "Yarmouth", "04096");
        Who yuki =
                who("Tanabe", "Yuki", "", "", "1975-02-14", "F", "555-0111", "88 Spruce Street", "Westbrook", "04092");
        Who leopold =
                who("Grau", "Leopold", "Finn", "", "2011-10-09", "M", "555-0112", "61 Meadow Drive", "Saco", "04072");
        Who joanna = who(
                "Falkenrath", "Joanna", "", "", "1966-10-02", "F", "555-0113", "27 Quarry Road", "Windham", "04062");
        Who anselm = who(
                "Vinterberg", "Anselm", "", "", "1951-02-17", "M", "555-0114", "510 Orchard Street", "Gorham", "04038");
        Who claudia =
                who("Marsh", "Claudia", "", "", "1988-07-21", "F", "555-0116", "8 Tidewater Lane", "Freeport", "04032");
        Who gunnar =
                who("Sandvik", "Gunnar", "", "", "1955-01-28", "M", "555-0117", "93 Ropewalk", "Portland", "04101");
        Person solano = new Person(9, beatriz, URGENT, PRIMARY).as(URGENT, beatriz.named("Solano Reyes", "Beatriz"));
        return List.of(
                new Person(1, rosalind, URGENT, CANCER, PAIN, PRIMARY)
                        .as(URGENT, rosalind.named("Achterberg", "Rosie").withoutMiddle())
                        .as(
                                CANCER,
                                rosalind.named("Achterburg", "Rosalind").living("14 Larkspur Ln", "Westbrook", "04092"))
                        .as(PAIN, rosalind.living("3 Pine Hollow", "Standish", "04084")),
                new Person(2, tobias, URGENT, PAIN, PRIMARY).as(URGENT, tobias.named("Lindquist", "Tobias")),
                new Person(3, maren, URGENT, PRIMARY),
                new Person(4, mirela, URGENT, PRIMARY),
                new Person(5, walter, URGENT, CANCER, PRIMARY).as(URGENT, walter.named("Pennington", "Walt")),
                new Person(6, junior, URGENT, PAIN),
                new Person(7, imogen, URGENT, PRIMARY, PAIN)
                        .as(URGENT, imogen.named("Tran", "Imogen").living("12 Dorm Road", "Orono", "04473")),
                new Person(8, desmond, CANCER, PAIN, PRIMARY).as(PAIN, desmond.phoned("555-0188")),
                solano,
                new Person(10, harold, URGENT, CANCER, PRIMARY)
                        .as(CANCER, harold.named("Vance", "Harry").withoutMiddle()),
                new Person(11, yuki, PRIMARY, PAIN),
                new Person(12, leopold, URGENT, PRIMARY).as(URGENT, leopold.named("Grau", "Leo")),
                new Person(13, joanna, URGENT, PAIN).as(PAIN, joanna.named("Falkenrath", "Johanna")),
                new Person(14, anselm, URGENT, CANCER).as(CANCER, anselm.born("1957-02-17")),
                new Person(16, claudia, URGENT, PRIMARY)
                        .as(PRIMARY, claudia.phoned("555-0196").living("1420 County Road", "Bangor", "04401")),
                new Person(17, gunnar, URGENT).under(solano));
    }

    private static Who who(
            String family,
            String given,
            String middle,
            String suffix,
            String birth,
            String sex,
            String phone,
            String street,
            String city,
            String zip) {
        return new Who(family, given, middle, suffix, LocalDate.parse(birth), sex, phone, street, city, zip);
    }
}
