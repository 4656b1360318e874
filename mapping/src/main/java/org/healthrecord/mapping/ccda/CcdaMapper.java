package org.healthrecord.mapping.ccda;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.MessageMapper;
import org.healthrecord.mapping.Opened;
import org.healthrecord.mapping.Payload;
import org.healthrecord.mapping.Refusal;
import org.healthrecord.mapping.Registration;
import org.healthrecord.mapping.SourceProfile;
import org.healthrecord.mapping.ccda.header.PatientIds;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.ccda.xml.CdaReader;
import org.healthrecord.mapping.ccda.xml.Parsed;

/** Maps C-CDA documents (R1.1, R2.1 and later), one unit a document. */
public final class CcdaMapper implements MessageMapper {

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        return PatientIds.registration(PatientPeek.ids(payload.bytes()), source).map(Registration::mrn);
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        Parsed parsed = CdaReader.read(payload.bytes());
        if (parsed instanceof Parsed.Broken broken) {
            return new Opened.Unreadable(broken.refusal());
        }
        Parsed.Document document = (Parsed.Document) parsed;
        CdaNode root = document.root();
        if (!root.name().equals("ClinicalDocument")) {
            return new Opened.Unreadable(
                    Refusal.of("not-a-clinical-document", "The XML is no CDA document", "/" + root.name()));
        }
        return new Opened.Units(List.of(new DocumentUnit(document, payload.bytes(), source)), List.of());
    }
}
