package org.healthrecord.fhir.identity.score;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registration says of its person, normalized and free of placeholders; see {@link DemographicsBuilder}.
 *
 * @param names     the present name first, then former and other ones
 * @param newborn   set where the given name was a stand-in for a child not yet named ("BABY BOY A"): the letter, or empty
 * @param birthDate ISO, to the precision known
 * @param sex       M, F or null
 * @param ssn       nine digits, or the last four; null where unknown
 * @param numbers   {@code system|value}
 * @param phones    ten digits, seven where no area code was given
 * @param birthRank of a multiple birth, 0 where not stated
 * @param numberShared whether others than this person are known to have the social security number
 */
public record Demographics(
        List<PersonName> names,
        @Nullable String newborn,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String ssn,
        List<String> numbers,
        List<String> phones,
        List<String> emails,
        List<Address> addresses,
        int birthRank,
        boolean numberShared) {

    public static final Demographics UNKNOWN =
            new Demographics(List.of(), null, null, null, null, List.of(), List.of(), List.of(), List.of(), 0, false);

    public Demographics {
        names = List.copyOf(names);
        numbers = List.copyOf(numbers);
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        addresses = List.copyOf(addresses);
    }

    /**
     * Without the telephones and e-mail addresses that distinguish no one from others, and with the number marked as a
     * family's.
     */
    public Demographics among(SharedValues shared) {
        List<String> ownPhones = shared.own(phones, SharedValues.Kind.PHONE);
        List<String> ownEmails = shared.own(emails, SharedValues.Kind.EMAIL);
        boolean several =
                ssn != null && shared.own(List.of(ssn), SharedValues.Kind.SSN).isEmpty();
        return new Demographics(
                names, newborn, birthDate, sex, ssn, numbers, ownPhones, ownEmails, addresses, birthRank, several);
    }

    /** @param given first and middle names in order; letters only, folded */
    public record PersonName(List<String> given, String family, String suffix) {
        public PersonName {
            given = List.copyOf(given);
        }

        public String first() {
            return given.isEmpty() ? "" : given.get(0);
        }

        public List<String> middle() {
            return given.size() < 2 ? List.of() : given.subList(1, given.size());
        }
    }

    /** Any part may be empty. */
    public record Address(String line, String city, String state, String zip) {}
}
