package org.healthrecord.mapping.ccda.entry.observation;

import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/** Reference ranges of a result. */
final class ReferenceRanges {
    private ReferenceRanges() {}

    static void set(Observation o, CdaNode obs, CdaDocument doc) {
        for (CdaNode range : obs.all("referenceRange", "observationRange")) {
            Observation.ObservationReferenceRangeComponent r = new Observation.ObservationReferenceRangeComponent();
            CdaNode value = range.child("value");
            r.setLow(Quantities.simple(value.child("low")));
            r.setHigh(Quantities.simple(value.child("high")));
            String text = doc.narrative().text(range.child("text"));
            String stated = text.isEmpty() ? value.text() : text;
            r.setText(stated.isEmpty() ? null : stated);
            CodeableConcept meaning = doc.concept(range.child("interpretationCode"));
            if (meaning != null && !r.isEmpty()) {
                r.setType(meaning);
            }
            CodeableConcept applies = doc.concept(range.child("code"));
            if (applies != null && !r.isEmpty()) {
                r.addAppliesTo(applies);
            }
            if (!r.isEmpty()) {
                o.addReferenceRange(r);
            }
        }
    }
}
