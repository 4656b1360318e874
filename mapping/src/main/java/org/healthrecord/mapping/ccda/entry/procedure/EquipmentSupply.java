package org.healthrecord.mapping.ccda.entry.procedure;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Indications;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.Past;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.product.ProductInstances;
import org.healthrecord.mapping.ccda.entry.product.Products;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatusEnumFactory;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Non-Medicinal Supply Activity: the patient's equipment, as a Device and the statement of its use. */
public final class EquipmentSupply implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        if (NoKnown.isNegated(entry)) {
            doc.note("negated-device", entry, "Equipment that the patient does not have");
            return null;
        }
        List<EntryDraft> devices = new ArrayList<>(ProductInstances.of(entry, in));
        CodeableConcept product = Products.named(entry, doc);
        if (devices.isEmpty() && product != null) {
            Device device = new Device();
            device.setType(product);
            device.setPatient(doc.patient());
            devices.add(doc.drafts().add(device, entry));
        }
        if (devices.isEmpty()) {
            doc.note("empty-entry", entry, "Equipment that names no product");
            return null;
        }
        DeviceUseStatement use = new DeviceUseStatement();
        use.setIdentifier(Identifiers.all(entry));
        use.setSubject(doc.patient());
        use.setDevice(devices.get(0).reference());
        use.setStatusElement(status(entry, doc));
        use.setTiming(ProcedureActivity.performed(entry, doc));
        use.setRecordedOnElement(Authorship.recorded(entry, doc));
        use.setSource(Authorship.author(entry, doc, Authorship.PEOPLE));
        Indications.of(entry, in).forEach(use::addReasonCode);
        use.setNote(Comments.of(entry, in));
        Quantity quantity = Quantities.of(entry.child("quantity"));
        if (quantity != null) {
            use.addNote()
                    .setText("Quantity: " + quantity.getValue().toPlainString()
                            + (quantity.hasUnit() ? " " + quantity.getUnit() : ""));
        }
        return doc.drafts().add(use, entry);
    }

    /** A supply that is completed was handed over; the use of it is over only where it has a past end. */
    private static Enumeration<DeviceUseStatementStatus> status(CdaNode entry, CdaDocument doc) {
        Enumeration<DeviceUseStatementStatus> status = new Enumeration<>(new DeviceUseStatementStatusEnumFactory());
        DeviceUseStatementStatus known =
                switch (entry.child("statusCode").attr("code")) {
                    case "active" -> DeviceUseStatementStatus.ACTIVE;
                    case "completed" -> Past.hasEnded(entry.child("effectiveTime"), doc)
                            ? DeviceUseStatementStatus.COMPLETED
                            : null;
                    case "aborted" -> DeviceUseStatementStatus.STOPPED;
                    case "suspended", "held" -> DeviceUseStatementStatus.ONHOLD;
                    case "nullified" -> DeviceUseStatementStatus.ENTEREDINERROR;
                    default -> null;
                };
        boolean event = entry.is("moodCode", "EVN") || entry.attr("moodCode").isEmpty();
        known = event ? known : DeviceUseStatementStatus.INTENDED;
        status.setValue(known);
        return known == null ? Absent.mark(status, "") : status;
    }
}
