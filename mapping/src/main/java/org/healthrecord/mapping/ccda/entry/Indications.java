package org.healthrecord.mapping.ccda.entry;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Indication (2.16.840.1.113883.10.20.22.4.19): why something was done or given. */
public final class Indications {
    private Indications() {}

    public static List<CodeableConcept> of(CdaNode entry, EntryScope in) {
        List<CodeableConcept> found = new ArrayList<>(1);
        for (CdaNode indication : in.take(entry, "4.19")) {
            CodeableConcept reason = in.doc().concept(indication.child("value"));
            if (reason == null) {
                String words = in.doc().narrative().text(indication.child("text"));
                reason = words.isEmpty()
                        ? in.doc().concept(indication.child("code"))
                        : new CodeableConcept().setText(words);
            }
            if (reason != null) {
                found.add(reason);
            }
        }
        return found;
    }
}
