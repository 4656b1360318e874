package org.healthrecord.mapping.ccda;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.ccda.header.PatientIds;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.ccda.xml.CdaReader;
import org.healthrecord.mapping.ccda.xml.Fragment;
import org.healthrecord.mapping.ccda.xml.Parsed;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;

/** Maps C-CDA documents (R1.1, R2.1 and later), one unit a document. */
public final class CcdaMapper implements MessageMapper {
    private final Unidentified unidentified;

    public CcdaMapper() {
        this(Unidentified.REFUSE);
    }

    private CcdaMapper(Unidentified unidentified) {
        this.unidentified = unidentified;
    }

    /**
     * For a dry run: shows what a document without a patient, or a piece of a document, would state, where the service
     * would quarantine it.
     */
    public static CcdaMapper forDryRun() {
        return new CcdaMapper(Unidentified.SHOW);
    }

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
        Parsed.Document text = (Parsed.Document) parsed;
        CdaNode root = text.root();
        boolean whole = root.name().equals("ClinicalDocument");
        Optional<CdaNode> document = whole ? Optional.of(root) : piece(root);
        if (document.isEmpty()) {
            return new Opened.Unreadable(
                    Refusal.of("not-a-clinical-document", "The XML is no CDA document", "/" + root.name()));
        }
        Parsed.Document unit = new Parsed.Document(document.get(), text.text());
        SourceProfile read = unidentified == Unidentified.SHOW
                ? source.withRealNumbers(source.realNumbers().asWritten())
                : source;
        return new Opened.Units(List.of(new DocumentUnit(unit, whole, payload.bytes(), read, unidentified)), List.of());
    }

    private Optional<CdaNode> piece(CdaNode root) {
        return unidentified == Unidentified.SHOW ? Fragment.documentAround(root) : Optional.empty();
    }
}
