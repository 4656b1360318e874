package org.healthrecord.mapping.ccda.entry.medication;

import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.entry.Past;
import org.healthrecord.mapping.ccda.entry.product.Dosages;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Whether a medication that is called completed has ended. Releases before R2.1 wrote {@code completed} on every activity,
 * so that one without a past end may still be taken: only what the sender wrote is known of it.
 */
final class MedicationEnd {
    private MedicationEnd() {}

    /** Called completed, without an end or a single time of use that is past. */
    static boolean isOpen(CdaNode entry, CdaDocument doc) {
        if (!entry.child("statusCode").is("code", "completed") || entry.name().equals("supply")) {
            return false;
        }
        for (CdaNode time : Dosages.times(entry)) {
            if (!Dosages.isSchedule(time) && Past.isOver(time, doc)) {
                return false;
            }
        }
        return true;
    }

    /** The sender's own status, and why it is not used. */
    static CodeableConcept completed() {
        Coding sent = new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActStatus")
                .setCode("completed");
        return new CodeableConcept().addCoding(sent).setText("No end stated");
    }
}
