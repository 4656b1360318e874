package org.healthrecord.mapping.hl7v2;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/** The clinic of these tests, and short ways through the mapper. */
final class Samples {
    static final String MRN_SYSTEM = "urn:oid:2.999.1";
    static final SourceProfile CLINIC = new SourceProfile(
                    "walk-in",
                    "Walk-in Clinic",
                    FacilityKind.URGENT_CARE,
                    Format.HL7V2,
                    MRN_SYSTEM,
                    ZoneId.of("America/New_York"),
                    null)
            .withRealNumbers(RealNumbers.with(List.of("1")));

    private Samples() {}

    static List<Unit> units(byte[] bytes) {
        Opened opened = new Hl7v2Mapper().open(new Payload(bytes, null, null), CLINIC);
        return opened.on(Opened.Units::units, refused -> List.of());
    }

    static Mapping map(String message) {
        return units(message.getBytes(StandardCharsets.UTF_8)).get(0).map();
    }

    static Mapping.Mapped mapped(String message) {
        return (Mapping.Mapped) map(message);
    }

    static String message(String type, String controlId, String at, String... segments) {
        return "MSH|^~\\&|EHR|WALKIN|HUB|REGION|" + at + "||" + type + "|" + controlId + "|P|2.5.1\r"
                + String.join("\r", segments) + "\r";
    }

    static String pid(String mrn) {
        return "PID|1||" + mrn + "^^^WALKIN&2.999.1&ISO^MR||Doe^Jane||19800102|F";
    }
}
