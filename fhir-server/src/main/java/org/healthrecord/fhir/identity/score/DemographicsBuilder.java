package org.healthrecord.fhir.identity.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.healthrecord.fhir.identity.score.Demographics.Address;
import org.healthrecord.fhir.identity.score.Demographics.PersonName;
import org.healthrecord.mapping.number.Filler;
import org.jspecify.annotations.Nullable;

/** Collects values as the clinics write them, and leaves out what stands for "not known". */
public final class DemographicsBuilder {
    private final List<PersonName> names = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> phones = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private final List<Address> addresses = new ArrayList<>();
    private @Nullable String newborn;
    private @Nullable String birthDate;
    private @Nullable String sex;
    private @Nullable String ssn;
    private int birthRank;

    /** @param given first and middle names; each may hold several words */
    public DemographicsBuilder name(List<String> given, String family, String suffix) {
        String whole = String.join(" ", given);
        String letter = Placeholders.newborn(whole);
        if (letter != null && newborn == null) {
            newborn = letter;
        }
        List<String> words = letter == null ? givenWords(given) : List.of();
        List<String> surname = new ArrayList<>(Folding.words(family));
        String title = Suffixes.of(suffix.isBlank() && surname.size() > 1 ? surname.get(surname.size() - 1) : suffix);
        if (suffix.isBlank() && !title.isEmpty()) {
            surname.remove(surname.size() - 1);
        }
        String folded = Placeholders.name(String.join("", surname)) ? "" : String.join(" ", surname);
        if (!words.isEmpty() || !folded.isEmpty()) {
            PersonName name = new PersonName(words, folded, title);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return this;
    }

    private static List<String> givenWords(List<String> given) {
        List<String> words = new ArrayList<>();
        for (String part : given) {
            String joined = Folding.letters(part);
            if (part.contains("-") && !Placeholders.name(joined)) {
                words.add(joined);
            } else if (!Placeholders.name(joined)) {
                Folding.words(part).stream().filter(w -> !Placeholders.name(w)).forEach(words::add);
            }
        }
        return words;
    }

    /** @param iso a FHIR date, to whatever precision */
    public DemographicsBuilder birthDate(@Nullable String iso) {
        String possible = iso == null || Placeholders.date(iso) ? null : Dates.possible(iso);
        birthDate = possible == null || Placeholders.date(possible) ? null : possible;
        return this;
    }

    public DemographicsBuilder sex(@Nullable String code) {
        String c = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
        sex = c.startsWith("M") ? "M" : c.startsWith("F") ? "F" : null;
        return this;
    }

    /** A national number; the last four digits alone are kept as such. */
    public DemographicsBuilder ssn(@Nullable String value) {
        String digits = value == null ? "" : Folding.digits(value);
        if (ssn == null && !Filler.isSocialSecurity(digits)) {
            ssn = digits;
        }
        return this;
    }

    public DemographicsBuilder number(String system, String value) {
        String v = value.strip().toUpperCase(Locale.ROOT);
        if (!Filler.isRecordNumber(v)) {
            numbers.add(system + "|" + v);
        }
        return this;
    }

    public DemographicsBuilder phone(@Nullable String value) {
        String digits = value == null ? "" : Folding.digits(value);
        if (digits.length() == 11 && digits.startsWith("1")) {
            digits = digits.substring(1);
        }
        if (!Filler.isTelephone(digits) && !phones.contains(digits)) {
            phones.add(digits);
        }
        return this;
    }

    public DemographicsBuilder email(@Nullable String value) {
        String mail = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (!Filler.isEmail(mail) && !emails.contains(mail)) {
            emails.add(mail);
        }
        return this;
    }

    public DemographicsBuilder address(String line, String city, String state, String zip) {
        String code = Streets.postalCode(zip);
        Address address = new Address(
                Streets.line(line), Folding.spaced(city), Folding.spaced(state), Placeholders.zip(code) ? "" : code);
        boolean empty = address.line().isEmpty()
                && address.city().isEmpty()
                && address.zip().isEmpty();
        if (!empty && !addresses.contains(address)) {
            addresses.add(address);
        }
        return this;
    }

    public DemographicsBuilder birthRank(int rank) {
        birthRank = rank;
        return this;
    }

    public Demographics build() {
        return new Demographics(
                names, newborn, birthDate, sex, ssn, numbers, phones, emails, addresses, birthRank, false);
    }
}
