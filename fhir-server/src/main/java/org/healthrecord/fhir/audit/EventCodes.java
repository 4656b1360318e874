package org.healthrecord.fhir.audit;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.access.audit.event.Kind;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;

/**
 * What an event is called in FHIR: {@code rest} with the interaction, or DICOM's codes for what is no interaction (PS3.16,
 * CID 400 and 401).
 *
 * @param type    of the event
 * @param subtype what it was more exactly
 */
record EventCodes(Coding type, Coding subtype) {
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String OWN = "https://healthrecord.org/fhir/CodeSystem/audit";
    private static final Coding REST = new Coding(BasicAudit.EVENT_TYPE, "rest", "RESTful Operation");

    static EventCodes of(Kind kind) {
        return switch (kind) {
            case READ -> rest("read");
            case SEARCH -> rest("search");
            case OPERATION -> rest("operation");
            case EXPORT -> dicom("110106", "Export", "export");
            case SUBMISSION -> dicom("110107", "Import", "import");
            case SIGN_IN -> new EventCodes(dicom("110114", "User Authentication"), dicom("110122", "Login"));
            case SIGN_OUT -> new EventCodes(dicom("110114", "User Authentication"), dicom("110123", "Logout"));
            case MESSAGE_VIEW -> dicom("110110", "Patient Record", "message");
            case IDENTITY -> dicom("110110", "Patient Record", "identity");
            case ADMINISTRATION -> dicom("110100", "Application Activity", "administration");
            case AUDIT_VIEW -> dicom("110101", "Audit Log Used", "audit");
            case SERVICE -> new EventCodes(dicom("110100", "Application Activity"), new Coding(OWN, "service", null));
        };
    }

    private static EventCodes rest(String interaction) {
        return new EventCodes(REST.copy(), new Coding(BasicAudit.INTERACTION, interaction, interaction));
    }

    private static EventCodes dicom(String code, String display, String word) {
        return new EventCodes(dicom(code, display), new Coding(OWN, word, null));
    }

    private static Coding dicom(String code, String display) {
        return new Coding(DICOM, code, display);
    }

    void into(AuditEvent audit) {
        audit.setType(type).addSubtype(subtype);
    }

    /** The kinds that a search by type or subtype means. */
    static List<Kind> kinds(String code) {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            EventCodes codes = of(kind);
            if (codes.type.getCode().equals(code) || codes.subtype.getCode().equals(code)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
