package org.healthrecord.mapping.ccda.datatype;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Address;
import org.jspecify.annotations.Nullable;

/** AD to Address. */
public final class Addresses {
    private Addresses() {}

    public static List<Address> all(CdaNode parent, Times times) {
        List<Address> found = new ArrayList<>(2);
        for (CdaNode ad : parent.children("addr")) {
            Address address = of(ad, times);
            if (address != null && found.stream().noneMatch(a -> a.equalsDeep(address))) {
                found.add(address);
            }
        }
        return found;
    }

    /** Null where nothing of an address is stated. */
    public static @Nullable Address of(CdaNode ad, Times times) {
        Address address = new Address();
        StringBuilder street = new StringBuilder();
        for (CdaNode part : ad.children()) {
            part(address, part, street);
        }
        if (street.length() > 0) {
            address.addLine(street.toString());
        }
        if (address.isEmpty() && !ad.text().isEmpty()) {
            address.setText(ad.text());
        }
        if (address.isEmpty()) {
            return null;
        }
        use(address, new java.util.HashSet<>(List.of(ad.attr("use").split("\\s+", -1))));
        address.setPeriod(times.period(ad.child("useablePeriod")));
        return address;
    }

    private static void part(Address address, CdaNode part, StringBuilder street) {
        String text = part.text();
        if (text.isEmpty()) {
            return;
        }
        switch (part.name()) {
            case "streetAddressLine", "additionalLocator", "unitID", "postBox", "deliveryAddressLine" -> address
                    .addLine(text);
            case "houseNumber",
                    "direction",
                    "streetName",
                    "streetNameBase",
                    "streetNameType",
                    "buildingNumberSuffix" -> street.append(street.length() == 0 ? "" : " ")
                    .append(text);
            case "city" -> address.setCity(text);
            case "county", "precinct" -> address.setDistrict(text);
            case "state" -> address.setState(text);
            case "postalCode" -> address.setPostalCode(text);
            case "country" -> address.setCountry(text);
            default -> {}
        }
    }

    private static void use(Address address, Set<String> uses) {
        if (uses.contains("HP") || uses.contains("H") || uses.contains("HV")) {
            address.setUse(Address.AddressUse.HOME);
        } else if (uses.contains("WP") || uses.contains("DIR") || uses.contains("PUB")) {
            address.setUse(Address.AddressUse.WORK);
        } else if (uses.contains("TMP")) {
            address.setUse(Address.AddressUse.TEMP);
        } else if (uses.contains("BAD")) {
            address.setUse(Address.AddressUse.OLD);
        }
        if (uses.contains("PST")) {
            address.setType(Address.AddressType.POSTAL);
        } else if (uses.contains("PHYS")) {
            address.setType(Address.AddressType.PHYSICAL);
        }
    }
}
