package org.healthrecord.mapping.hl7v2.segment;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xcn;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.datatype.Xtn;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** Segments ROL and PRT to PractitionerRole (or, for a PRT about a thing, to Device). */
public final class Participant {
    private Participant() {}

    /** Where ROL and PRT keep the same thing; 0 where one of them has no such field. */
    private record Fields(
            int id,
            int role,
            int person,
            int specialty,
            int unit,
            int organization,
            int location,
            int begin,
            int end,
            int address,
            int telecom) {}

    private static final Fields ROL = new Fields(1, 3, 4, 9, 10, 14, 13, 5, 6, 11, 12);
    private static final Fields PRT = new Fields(1, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15);

    /** The kind of participation: ROL-3 or PRT-4. */
    public static Value kind(Segment segment) {
        return segment.value(segment.name().equals("ROL") ? ROL.role : PRT.role);
    }

    public static Optional<Reference> role(Segment segment, RegistrationDraft draft) {
        Fields f = segment.name().equals("ROL") ? ROL : PRT;
        Sender sender = draft.sender();
        PractitionerRole role = new PractitionerRole();
        Ei.identifier(segment.value(f.id), sender).filter(i -> !isSetNumber(i)).ifPresent(role::addIdentifier);
        person(segment, f, draft).ifPresent(role::setPractitioner);
        organization(segment, f, draft).ifPresent(role::setOrganization);
        segment.values(f.location).forEach(v -> draft.directory().location(v).ifPresent(role::addLocation));
        if (role.isEmpty()) {
            return Optional.empty();
        }
        Cwe.concept(segment.value(f.role), "ParticipationRole", sender).ifPresent(role::addCode);
        segment.values(f.specialty).forEach(v -> Cwe.concept(v, sender).ifPresent(role::addSpecialty));
        segment.values(f.telecom).forEach(v -> Xtn.contacts(v, sender).forEach(role::addTelecom));
        Ts.period(segment.value(f.begin), segment.value(f.end), sender).ifPresent(role::setPeriod);
        String key = role.getPractitioner().getReference()
                + '|'
                + role.getOrganization().getReference()
                + '|'
                + FactCode.of(segment.value(f.role))
                + '|'
                + segment.raw(f.location);
        return Optional.of(draft.directory().role(role, key, segment.place()));
    }

    /** PRT-10 and 16 to 22: the device that took part. */
    public static Optional<Reference> device(Segment prt, RegistrationDraft draft) {
        Sender sender = draft.sender();
        if (!prt.name().equals("PRT") || (!prt.valued(10) && !prt.valued(16) && !prt.valued(21))) {
            return Optional.empty();
        }
        Device device = new Device();
        for (int field : new int[] {10, 16}) {
            Ei.identifier(prt.value(field), sender).ifPresent(i -> {
                device.addUdiCarrier().setDeviceIdentifier(i.getValue()).setIssuer(i.getSystem());
                device.addIdentifier(i);
            });
        }
        Ts.dateTime(prt.value(17), sender).ifPresent(device::setManufactureDateElement);
        Ts.dateTime(prt.value(18), sender).ifPresent(device::setExpirationDateElement);
        device.setLotNumber(prt.text(19)).setSerialNumber(prt.text(20));
        Ei.identifier(prt.value(21), sender).ifPresent(i -> {
            device.setDistinctIdentifier(i.getValue());
            device.addIdentifier(i);
        });
        Cwe.concept(prt.value(22), sender).ifPresent(device::setType);
        String key = prt.raw(10) + '|' + prt.raw(16) + '|' + prt.raw(21);
        return Optional.of(draft.directory().device(device, key, prt.place()));
    }

    /** A counter of the message's segments, as 1 and 2: no number of the participation. */
    private static boolean isSetNumber(Identifier identifier) {
        return !identifier.hasSystem() && identifier.getValue().length() <= 3;
    }

    private static Optional<Reference> person(Segment segment, Fields f, RegistrationDraft draft) {
        Optional<Practitioner> practitioner = Xcn.practitioner(segment.value(f.person), draft.sender());
        practitioner.ifPresent(p -> segment.values(f.address)
                .forEach(v -> Xad.address(v, draft.sender()).ifPresent(p::addAddress)));
        return practitioner.map(p -> draft.directory().practitioner(p, segment.place(f.person)));
    }

    private static Optional<Reference> organization(Segment segment, Fields f, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Optional<Organization> named = Xon.organization(segment.value(f.organization), sender);
        String unit = Cwe.display(segment.value(f.unit));
        Optional<Organization> organization =
                named.isPresent() || unit.isEmpty() ? named : Optional.of(new Organization().setName(unit));
        organization.ifPresent(o -> Cwe.concept(segment.value(f.unit), sender).ifPresent(o::addType));
        return organization.map(o -> draft.directory().organization(o, segment.place(f.organization)));
    }
}
