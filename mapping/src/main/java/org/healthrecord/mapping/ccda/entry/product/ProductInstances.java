package org.healthrecord.mapping.ccda.entry.product;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;

/** Product Instance (2.16.840.1.113883.10.20.22.4.37): the patient's own device, by its UDI where there is one. */
public final class ProductInstances {
    private static final String UDI = "urn:oid:2.16.840.1.113883.3.3719";

    private ProductInstances() {}

    public static List<EntryDraft> of(CdaNode entry, EntryScope in) {
        List<EntryDraft> found = new ArrayList<>(1);
        for (CdaNode role : entry.all("participant", "participantRole")) {
            if (role.claims("4.37") || role.child("playingDevice").exists()) {
                device(found, role, in.doc());
            }
        }
        return found;
    }

    /** "No implanted device" where the device belongs. */
    public static boolean deniesAny(CdaNode entry, CdaDocument doc) {
        return entry.all("participant", "participantRole", "playingDevice", "code").stream()
                .map(doc::concept)
                .anyMatch(type -> type != null && Absence.isUncoded(type));
    }

    private static void device(List<EntryDraft> found, CdaNode role, CdaDocument doc) {
        Device d = new Device();
        d.setIdentifier(Identifiers.all(role));
        CodeableConcept type = doc.concept(role.at("playingDevice", "code"));
        d.setType(type == null || Absence.isUncoded(type) ? null : type);
        String model = role.at("playingDevice", "manufacturerModelName").text();
        if (!model.isEmpty()) {
            d.addDeviceName().setName(model).setType(Device.DeviceNameType.MODELNAME);
        }
        String maker = role.at("scopingEntity", "desc").text();
        d.setManufacturer(maker.isEmpty() ? null : maker);
        for (Identifier id : d.getIdentifier()) {
            if (UDI.equals(id.getSystem())) {
                d.addUdiCarrier().setCarrierHRF(id.getValue());
            }
        }
        if (!d.isEmpty()) {
            d.setPatient(doc.patient());
            found.add(doc.drafts().add(d, role));
        }
    }
}
