package org.healthrecord.mapping.ccda.entry.observation;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Specimen;

/** The specimen a result was made from, where it is named. */
final class Specimens {
    private Specimens() {}

    static List<EntryDraft> of(CdaNode statement, EntryScope in) {
        List<EntryDraft> found = new ArrayList<>(1);
        for (CdaNode role : statement.all("specimen", "specimenRole")) {
            CodeableConcept type = in.doc().concept(role.at("specimenPlayingEntity", "code"));
            Specimen s = new Specimen();
            s.setIdentifier(Identifiers.all(role));
            s.setType(type);
            if (!s.isEmpty()) {
                s.setSubject(in.doc().patient());
                found.add(in.doc().drafts().add(s, role));
            }
        }
        return found;
    }
}
