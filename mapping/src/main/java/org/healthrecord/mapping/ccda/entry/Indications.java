package org.healthrecord.mapping.ccda.entry;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * Indication (2.16.840.1.113883.10.20.22.4.19): why something was done or given. Its code only says what kind of statement
 * it is; an act that claims the template and holds diagnoses is no indication.
 */
public final class Indications {
    private Indications() {}

    public static List<CodeableConcept> of(CdaNode entry, EntryScope in) {
        List<CodeableConcept> found = new ArrayList<>(1);
        for (CdaNode indication : EntryScope.inside(entry)) {
            if (indication.claims("4.19") && indication.name().equals("observation")) {
                in.doc().use(indication);
                CodeableConcept reason = OwnWords.of(indication.child("value"), indication.child("text"), in.doc());
                if (reason == null || Absence.isUncoded(reason)) {
                    in.doc().note("empty-entry", indication, "An indication that names nothing");
                } else {
                    found.add(reason);
                }
            }
        }
        return found;
    }
}
