package org.healthrecord.mapping.ccda;

import java.util.List;
import org.healthrecord.mapping.ccda.header.PatientIds;
import org.healthrecord.mapping.ccda.xml.RecordTargetScan;

/** The patient ids of a document that is not read further than them. */
final class PatientPeek {
    private PatientPeek() {}

    static List<PatientIds.Id> ids(byte[] bytes) {
        return RecordTargetScan.ids(bytes).stream()
                .map(id -> new PatientIds.Id(id[0], id[1]))
                .toList();
    }
}
