package org.healthrecord.mapping.score;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.time.AssumedZone;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;

/** Counts what one unit states about its patient. What is named in passing and what is taken back is not counted. */
public final class Tallying {
    /** Names made of what a fact is, for want of an identifier. */
    private static final Set<KeyKind> MADE =
            Set.of(KeyKind.WHAT, KeyKind.ALL, KeyKind.BODY, KeyKind.REPORT, KeyKind.RESULT, KeyKind.TEXT);

    private final Map<String, int[]> counts = new TreeMap<>();

    private Tallying() {}

    public static Tally of(Mapping.Mapped mapped) {
        Tallying tallying = new Tallying();
        for (Assertion assertion : mapped.assertions()) {
            if (assertion.registration() != null
                    && assertion.stance() == Assertion.Stance.STATED
                    && assertion.mode() != Assertion.Mode.MENTION) {
                tallying.add(assertion);
            }
        }
        if (mapped.coded() > 0) {
            int[] codes = tallying.topic(Tally.CODES, 1);
            codes[0] += mapped.coded();
            codes[1] += mapped.unmapped().size();
        }
        return Tally.of(tallying.counts);
    }

    private void add(Assertion assertion) {
        Resource resource = assertion.resource();
        elements(resource);
        if (!resource.fhirType().equals("Patient")) {
            int[] keys = topic(Tally.KEYS, 1);
            keys[0]++;
            keys[1] += MADE.stream().anyMatch(kind -> assertion.key().local().startsWith(kind.beginning())) ? 0 : 1;
            time(resource);
        }
    }

    private void elements(Resource resource) {
        boolean[] found = Measures.in(resource);
        int[] of = topic(resource.fhirType(), found == null ? 0 : found.length);
        of[0]++;
        for (int i = 0; found != null && i < found.length; i++) {
            of[i + 1] += found[i] ? 1 : 0;
        }
    }

    private void time(Resource resource) {
        Base value = Measures.time(resource);
        Base time = value instanceof Period period ? period.getStartElement() : value;
        if (time instanceof BaseDateTimeType at && at.hasValue()) {
            int[] times = topic(Tally.TIMES, 2);
            times[0]++;
            times[1] += at.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal() ? 1 : 0;
            times[2] += AssumedZone.isOf(at) ? 1 : 0;
        }
    }

    private int[] topic(String name, int measures) {
        return counts.computeIfAbsent(name, topic -> new int[measures + 1]);
    }
}
