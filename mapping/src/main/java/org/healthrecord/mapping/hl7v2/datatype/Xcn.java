package org.healthrecord.mapping.hl7v2.datatype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;

/** XCN to Practitioner: the number with its authority, the name. */
public final class Xcn {
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private Xcn() {}

    public static Optional<Practitioner> practitioner(Value value, Sender sender) {
        Practitioner practitioner = new Practitioner();
        identifier(value, sender).ifPresent(practitioner::addIdentifier);
        HumanName name = Xpn.parts(value, 2);
        Xpn.use(name, value.part(10));
        if (name.hasFamily() || name.hasGiven()) {
            practitioner.addName(name);
        }
        return practitioner.isEmpty() ? Optional.empty() : Optional.of(practitioner);
    }

    /**
     * The people of a field, with the repetition each is named in first. Repetitions of one name are one person's numbers,
     * unless two of them are of one system.
     */
    public static Map<Practitioner, Value> people(List<Value> values, Sender sender) {
        List<Practitioner> people = new ArrayList<>(values.size());
        List<Value> places = new ArrayList<>(values.size());
        for (Value value : values) {
            practitioner(value, sender).ifPresent(p -> {
                Optional<Practitioner> same =
                        people.stream().filter(other -> isSame(other, p)).findFirst();
                same.ifPresent(other -> p.getIdentifier().forEach(other::addIdentifier));
                if (same.isEmpty()) {
                    people.add(p);
                    places.add(value);
                }
            });
        }
        Map<Practitioner, Value> placed = new LinkedHashMap<>();
        for (int i = 0; i < people.size(); i++) {
            placed.put(people.get(i), places.get(i));
        }
        return placed;
    }

    /** The number that names a person best: the national one, else the first. */
    public static Identifier surest(Practitioner practitioner) {
        return practitioner.getIdentifier().stream()
                .filter(i -> NPI.equals(i.getSystem()))
                .findFirst()
                .orElseGet(practitioner::getIdentifierFirstRep);
    }

    private static boolean isSame(Practitioner one, Practitioner other) {
        HumanName a = one.getNameFirstRep();
        HumanName b = other.getNameFirstRep();
        boolean named = a.hasFamily()
                && a.getFamily().equalsIgnoreCase(b.getFamily())
                && a.getGivenAsSingleString().equalsIgnoreCase(b.getGivenAsSingleString());
        return named
                && other.getIdentifier().stream().allMatch(i -> one.getIdentifier().stream()
                        .noneMatch(j -> Objects.equals(i.getSystem(), j.getSystem())
                                && !i.getValue().equals(j.getValue())));
    }

    private static Optional<Identifier> identifier(Value value, Sender sender) {
        if (!value.has(1)) {
            return Optional.empty();
        }
        Value assigner = value.at(9);
        Identifier identifier = new Identifier().setValue(value.first(1));
        boolean npi = value.part(13).equals("NPI");
        Optional<String> system = npi ? Optional.of(NPI) : sender.authority(assigner.part(1), assigner.part(2));
        system.ifPresent(identifier::setSystem);
        if (assigner.has(1)) {
            identifier.getAssigner().setDisplay(assigner.part(1));
        }
        if (value.has(13)) {
            identifier.setType(Cx.type(value.first(13)));
        }
        return Optional.of(identifier);
    }
}
