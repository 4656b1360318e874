package org.healthrecord.mapping.hl7v2.datatype;

import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressType;
import org.hl7.fhir.r4.model.Address.AddressUse;

/** XAD to Address. */
public final class Xad {
    private Xad() {}

    public static Optional<Address> address(Value value, Sender sender) {
        Address address = new Address();
        Value street = value.at(1);
        street(address, street.part(1), street.part(2), street.part(3));
        line(address, value.part(2));
        line(address, value.part(19));
        text(value, address);
        String type = value.first(7);
        HlTables.code("AddressUse", type).ifPresent(use -> address.setUse(AddressUse.fromCode(use)));
        HlTables.code("AddressType", type).ifPresent(t -> address.setType(AddressType.fromCode(t)));
        boolean says = address.hasLine() || address.hasCity() || address.hasState() || address.hasPostalCode();
        if (!says && !address.hasCountry() && !address.hasDistrict()) {
            return Optional.empty();
        }
        Ts.period(value.at(13), value.at(14), sender).ifPresent(address::setPeriod);
        return Optional.of(address);
    }

    /** SAD: the street and number as one text, and again in parts; the fuller of the two is the line. */
    private static void street(Address address, String whole, String name, String number) {
        String parts = (number + ' ' + name).strip();
        if (whole.contains(name) && whole.contains(number)) {
            line(address, whole);
        } else if (parts.contains(whole)) {
            line(address, parts);
        } else {
            line(address, whole);
            line(address, parts);
        }
    }

    private static void text(Value value, Address address) {
        if (value.has(3)) {
            address.setCity(value.part(3));
        }
        if (value.has(4)) {
            address.setState(value.part(4));
        }
        if (value.has(5)) {
            address.setPostalCode(value.part(5));
        }
        if (value.has(6)) {
            address.setCountry(value.part(6));
        }
        if (value.has(9)) {
            address.setDistrict(Cwe.display(value.at(9)));
        }
    }

    private static void line(Address address, String line) {
        if (!line.isEmpty()) {
            address.addLine(line);
        }
    }
}
