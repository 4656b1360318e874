package org.healthrecord.fhir.identity.score;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.healthrecord.fhir.identity.score.Demographics.Address;
import org.healthrecord.fhir.identity.score.Demographics.PersonName;

/**
 * The keys of one registration. Each joins two fields at least, or is one that a person alone has. No block grows with
 * the number of people who only share a telephone or a birthday, so none has to be cut off.
 */
public final class BlockingKeys {
    private final Demographics person;
    private final Set<String> sounds = new TreeSet<>();
    private final Set<BlockingKey> keys = new LinkedHashSet<>();

    private BlockingKeys(Demographics person) {
        this.person = person;
        for (PersonName name : person.names()) {
            name.given().stream().filter(g -> g.length() > 1).forEach(this::addSounds);
            for (String word : name.family().split(" ")) {
                addSounds(word);
            }
        }
    }

    public static Set<BlockingKey> of(Demographics person) {
        return new BlockingKeys(person).all();
    }

    /** More keys, for a whole file at once, where what is written is poor: some of their blocks grow with the file. */
    public static Set<BlockingKey> thorough(Demographics person) {
        BlockingKeys keys = new BlockingKeys(person);
        keys.all();
        keys.coarse();
        return keys.keys;
    }

    private void addSounds(String word) {
        String sound = sound(word);
        if (!sound.isEmpty()) {
            sounds.add(sound);
        }
    }

    static String sound(String word) {
        String code = new DoubleMetaphone().doubleMetaphone(word);
        return code == null ? "" : code;
    }

    private Set<BlockingKey> all() {
        numbers();
        birthDate();
        fullNames();
        contacts();
        return keys;
    }

    private void add(String kind, String... values) {
        keys.add(BlockingKey.of(kind, values));
    }

    private void numbers() {
        person.numbers().forEach(n -> add("number", n));
        String ssn = person.ssn();
        if (ssn != null && ssn.length() > 4) {
            add("ssn", ssn);
        }
        if (ssn != null && person.birthDate() != null) {
            add("ssn-end+birth", ssn.substring(ssn.length() - 4), person.birthDate());
        }
        if (ssn != null) {
            sounds.forEach(s -> add("ssn-end+name", ssn.substring(ssn.length() - 4), s));
        }
    }

    private void birthDate() {
        if (person.birthDate() != null) {
            sounds.forEach(s -> add("birth+name", person.birthDate(), s));
        }
    }

    /** Given name (a short form also as what it is short for) and family name by sound, in whichever order, with what a wrong birth date leaves right. */
    private void fullNames() {
        for (PersonName name : person.names()) {
            for (String word : name.family().split(" ")) {
                if (!word.isEmpty() && !name.first().isEmpty()) {
                    NameTables.formalNames(name.first()).forEach(given -> fullName(both(given, word)));
                }
            }
        }
    }

    private static String both(String given, String family) {
        return String.join("+", new TreeSet<>(List.of(sound(given), sound(family))));
    }

    private void fullName(String both) {
        String birth = person.birthDate();
        if (birth != null) {
            add("names+year", both, birth.substring(0, 4));
        }
        if (birth != null && birth.length() == 10) {
            add("names+day", both, birth.substring(5));
        }
        person.addresses().stream().filter(a -> !a.zip().isEmpty()).forEach(a -> add("names+zip", both, a.zip()));
    }

    private void coarse() {
        String birth = person.birthDate();
        if (birth != null) {
            add("birth", birth);
            sounds.forEach(s -> add("name+year", s, birth.substring(0, 4)));
            sounds.forEach(s -> add("name+day", s, birth.substring(4)));
        }
        String ssn = person.ssn();
        if (ssn != null && ssn.length() > 4) {
            sounds.forEach(s -> add("ssn-start+name", ssn.substring(0, 3), s));
        }
        for (Address address : person.addresses()) {
            sounds.forEach(s -> add("name+city", s, sound(address.city())));
            sounds.forEach(s -> add("name+zip", s, address.zip()));
            for (String word : address.line().split(" ")) {
                if (word.length() > 4) {
                    sounds.forEach(s -> add("name+street", s, word));
                    add("street+number", word, address.line().split(" ")[0]);
                }
            }
        }
        person.emails().forEach(e -> add("mailbox", e.substring(0, e.indexOf('@'))));
    }

    private void contacts() {
        person.emails().forEach(e -> add("email", e));
        for (String phone : person.phones()) {
            String local = phone.substring(phone.length() - 7);
            sounds.forEach(s -> add("phone+name", local, s));
            if (person.birthDate() != null) {
                add("phone+year", local, person.birthDate().substring(0, 4));
            }
        }
        person.addresses().forEach(this::address);
    }

    private void address(Address address) {
        String place = address.line();
        if (place.contains(" ") && person.birthDate() != null) {
            add("address+birth", place, person.birthDate());
        }
        if (place.contains(" ")) {
            sounds.forEach(s -> add("address+name", place, s));
        }
    }
}
