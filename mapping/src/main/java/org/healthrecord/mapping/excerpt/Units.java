package org.healthrecord.mapping.excerpt;

import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Unit;

/** Whose data a payload holds, by its units. What belongs to no unit may be any patient's. */
final class Units {
    private Units() {}

    static boolean isOfOne(Opened opened) {
        return opened.on(units -> isClean(units) && people(units.units()) < 2, unreadable -> false);
    }

    static boolean isOfNobody(Opened opened) {
        return opened.on(units -> isClean(units) && people(units.units()) == 0, unreadable -> false);
    }

    private static boolean isClean(Opened.Units units) {
        return units.issues().stream().noneMatch(i -> i.severity() == Issue.Severity.ERROR);
    }

    /** Only the unit of what belongs to no patient has neither a selector nor a patient. */
    private static long people(List<Unit> units) {
        return units.stream()
                .filter(u -> !u.selector().isEmpty() || !u.patientKey().isEmpty())
                .count();
    }
}
