package org.healthrecord.mapping.csv.export;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.number.RealNumbers;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** Takes out of a patient the identifiers that are fillers; what is left moves up, and its origins with it. */
public final class Fillers {
    private Fillers() {}

    /** @return whether there were any */
    public static boolean takeOut(Patient patient, RealNumbers real, List<Origin> origins) {
        List<Identifier> kept = new ArrayList<>();
        List<Origin> moved = new ArrayList<>();
        for (int i = 0; i < patient.getIdentifier().size(); i++) {
            Identifier identifier = patient.getIdentifier().get(i);
            if (!identifier.hasValue() || real.isPatients(identifier)) {
                moved.addAll(under(i, kept.size(), origins));
                kept.add(identifier);
            }
        }
        boolean any = kept.size() < patient.getIdentifier().size();
        if (any) {
            origins.removeIf(o -> o.element().startsWith("identifier["));
            origins.addAll(moved);
            patient.setIdentifier(kept);
        }
        return any;
    }

    private static List<Origin> under(int from, int to, List<Origin> origins) {
        String before = "identifier[" + from + "]";
        return origins.stream()
                .filter(o -> o.element().startsWith(before))
                .map(o -> new Origin("identifier[" + to + "]" + o.element().substring(before.length()), o.place()))
                .toList();
    }
}
