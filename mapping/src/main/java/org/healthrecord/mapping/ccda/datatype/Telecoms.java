package org.healthrecord.mapping.ccda.datatype;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.jspecify.annotations.Nullable;

/** TEL to ContactPoint; the scheme of the value gives the system. */
public final class Telecoms {
    private Telecoms() {}

    public static List<ContactPoint> all(CdaNode parent) {
        List<ContactPoint> found = new ArrayList<>(2);
        for (CdaNode tel : parent.children("telecom")) {
            ContactPoint point = of(tel);
            if (point != null && found.stream().noneMatch(p -> p.equalsDeep(point))) {
                found.add(point);
            }
        }
        return found;
    }

    private static @Nullable ContactPoint of(CdaNode tel) {
        String value = tel.attr("value");
        int colon = value.indexOf(':');
        String scheme = colon < 0 ? "" : value.substring(0, colon).toLowerCase(Locale.ROOT);
        ContactPointSystem system = system(scheme, value);
        boolean keepsScheme = system == ContactPointSystem.URL || system == ContactPointSystem.OTHER;
        String bare =
                keepsScheme || colon < 0 ? value : value.substring(colon + 1).strip();
        if (bare.isEmpty()) {
            return null;
        }
        ContactPoint point = new ContactPoint().setSystem(system).setValue(bare);
        use(point, tel.attr("use"));
        return point;
    }

    private static ContactPointSystem system(String scheme, String value) {
        return switch (scheme) {
            case "tel" -> ContactPointSystem.PHONE;
            case "fax", "x-text-fax" -> ContactPointSystem.FAX;
            case "mailto" -> ContactPointSystem.EMAIL;
            case "sms" -> ContactPointSystem.SMS;
            case "http", "https", "ftp" -> ContactPointSystem.URL;
            case "" -> value.indexOf('@') >= 0 ? ContactPointSystem.EMAIL : ContactPointSystem.PHONE;
            default -> ContactPointSystem.OTHER;
        };
    }

    private static void use(ContactPoint point, String uses) {
        for (String use : uses.split("\\s+")) {
            switch (use) {
                case "MC" -> point.setUse(ContactPointUse.MOBILE);
                case "H", "HP", "HV" -> point.setUse(point.hasUse() ? point.getUse() : ContactPointUse.HOME);
                case "WP", "DIR", "PUB" -> point.setUse(point.hasUse() ? point.getUse() : ContactPointUse.WORK);
                case "TMP" -> point.setUse(ContactPointUse.TEMP);
                case "BAD" -> point.setUse(ContactPointUse.OLD);
                case "PG" -> point.setSystem(ContactPointSystem.PAGER);
                default -> {}
            }
        }
    }
}
