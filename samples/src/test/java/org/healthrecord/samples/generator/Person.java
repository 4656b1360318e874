package org.healthrecord.samples.generator;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** An invented person: as they are, and as single clinics write them down differently. */
final class Person {
    private static final int FIRST_TOLD = 12;

    final int number;
    final Who who;
    final Map<Clinic, Who> known = new EnumMap<>(Clinic.class);
    private Person holder = this;

    /** Name, birth and contact of a person. */
    record Who(
            String family,
            String given,
            String middle,
            String suffix,
            LocalDate birth,
            String sex,
            String phone,
            String street,
            String city,
            String zip) {

        Who named(String newFamily, String newGiven) {
            return new Who(newFamily, newGiven, middle, suffix, birth, sex, phone, street, city, zip);
        }

        Who withoutMiddle() {
            return new Who(family, given, "", suffix, birth, sex, phone, street, city, zip);
        }

        Who born(String date) {
            return new Who(family, given, middle, suffix, LocalDate.parse(date), sex, phone, street, city, zip);
        }

        Who living(String newStreet, String newCity, String newZip) {
            return new Who(family, given, middle, suffix, birth, sex, phone, newStreet, newCity, newZip);
        }

        Who phoned(String newPhone) {
            return new Who(family, given, middle, suffix, birth, sex, newPhone, street, city, zip);
        }
    }

    Person(int number, Who who, Clinic... clinics) {
        this.number = number;
        this.who = who;
        for (Clinic c : clinics) {
            known.put(c, who);
        }
    }

    /** The clinic has given this person the record number of another. */
    Person under(Person other) {
        holder = other;
        return this;
    }

    boolean isUnderAnothersNumber() {
        return holder != this;
    }

    /** Those for whom a steward is needed send after the others, whose messages so keep their names. */
    boolean isLast() {
        return number > FIRST_TOLD;
    }

    Person as(Clinic clinic, Who differently) {
        known.put(clinic, differently);
        return this;
    }

    boolean at(Clinic clinic) {
        return known.containsKey(clinic);
    }

    String mrn(Clinic clinic) {
        return clinic.prefix + (1_000 + holder.number * 37 + clinic.ordinal() * 401);
    }
}
