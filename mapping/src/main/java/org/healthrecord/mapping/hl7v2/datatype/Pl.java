package org.healthrecord.mapping.hl7v2.datatype;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Location;

/**
 * PL to Location. The guide makes a chain of locations (bed in room in point of care). Here it is one location with an
 * identifier for each level, as only the names of the levels are known.
 */
public final class Pl {
    private static final String[] LEVELS = {"point of care", "room", "bed", "", "", "", "building", "floor"};

    private Pl() {}

    public static Optional<Location> location(Value value) {
        Location location = new Location();
        List<String> name = new ArrayList<>();
        for (int n = 1; n <= LEVELS.length; n++) {
            if (!LEVELS[n - 1].isEmpty() && value.has(n)) {
                name.add(value.first(n));
                location.addIdentifier().setValue(value.first(n)).getType().setText(LEVELS[n - 1]);
            }
        }
        if (value.has(9)) {
            location.setDescription(value.part(9));
        }
        if (name.isEmpty() && !value.has(4) && !value.has(9)) {
            return Optional.empty();
        }
        location.setName(name.isEmpty() ? value.has(4) ? value.first(4) : value.part(9) : String.join(" ", name));
        return Optional.of(location);
    }

    /** What distinguishes this location from others of the clinic. */
    public static String key(Value value) {
        StringBuilder key = new StringBuilder();
        for (int n = 1; n <= 9; n++) {
            key.append(n == 5 || n == 6 ? "" : value.first(n)).append('|');
        }
        return key.toString();
    }
}
