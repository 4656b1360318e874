package org.healthrecord.mapping.hl7v2.draft;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.healthrecord.mapping.Assertion;
import org.healthrecord.mapping.AssertionKey;
import org.healthrecord.mapping.Precedence;
import org.healthrecord.mapping.hl7v2.datatype.Pl;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Xcn;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Who and where a message names in passing: each once, however often it is named. */
public final class Directory {
    private final Sender sender;
    private final Precedence precedence;
    private final Map<AssertionKey, Assertion> mentions = new LinkedHashMap<>();

    Directory(Sender sender, Precedence precedence) {
        this.sender = sender;
        this.precedence = precedence;
    }

    Collection<Assertion> mentions() {
        return mentions.values();
    }

    public Optional<Reference> practitioner(Value xcn) {
        return Xcn.practitioner(xcn, sender).map(p -> practitioner(p, xcn.place()));
    }

    public Reference practitioner(Practitioner p, String place) {
        String key = p.hasIdentifier() ? key(p.getIdentifierFirstRep()) : "name|" + key(p.getNameFirstRep());
        Practitioner kept = (Practitioner) keep("Practitioner", key, p, place);
        if (!kept.hasName() && p.hasName()) {
            kept.setName(p.getName());
        }
        p.getAddress().stream().filter(a -> !has(kept.getAddress(), a)).forEach(kept::addAddress);
        p.getTelecom().stream().filter(t -> !has(kept.getTelecom(), t)).forEach(kept::addTelecom);
        return reference(
                "Practitioner", key, kept.hasName() ? kept.getNameFirstRep().getNameAsSingleString() : "");
    }

    public Optional<Reference> organization(Value xon) {
        return Xon.organization(xon, sender).map(o -> organization(o, xon.place()));
    }

    /** An organization named by an HD. */
    public Optional<Reference> facility(Value hd) {
        return Xon.facility(hd).map(o -> organization(o, hd.place()));
    }

    public Reference organization(Organization o, String place) {
        String key = o.hasIdentifier() ? key(o.getIdentifierFirstRep()) : "name|" + o.getName();
        Organization kept = (Organization) keep("Organization", key, o, place);
        if (!kept.hasName() && o.hasName()) {
            kept.setName(o.getName());
        }
        o.getAddress().stream().filter(a -> !has(kept.getAddress(), a)).forEach(kept::addAddress);
        o.getTelecom().stream().filter(t -> !has(kept.getTelecom(), t)).forEach(kept::addTelecom);
        o.getContact().stream().filter(c -> !has(kept.getContact(), c)).forEach(kept::addContact);
        return reference("Organization", key, kept.getName());
    }

    public Optional<Reference> location(Value pl) {
        return Pl.location(pl).map(l -> {
            facility(pl.at(4)).ifPresent(l::setManagingOrganization);
            return location(l, Pl.key(pl), pl.place());
        });
    }

    public Reference location(Location l, String key, String place) {
        Location kept = (Location) keep("Location", key, l, place);
        if (!kept.hasAddress() && l.hasAddress()) {
            kept.setAddress(l.getAddress());
        }
        return reference("Location", key, kept.getName());
    }

    public Reference role(PractitionerRole role, String key, String place) {
        keep("PractitionerRole", key, role, place);
        return reference("PractitionerRole", key, "");
    }

    public Reference device(Device device, String key, String place) {
        keep("Device", key, device, place);
        return reference("Device", key, "");
    }

    /** Hands each practitioner a field names, with the reference to it, to the taker. */
    public void practitioners(Iterable<Value> values, BiConsumer<Value, Reference> taker) {
        values.forEach(v -> practitioner(v).ifPresent(r -> taker.accept(v, r)));
    }

    private Resource keep(String type, String local, Resource resource, String place) {
        AssertionKey key = AssertionKey.directory(sender.profile().id(), type, local);
        return mentions.computeIfAbsent(key, k -> Assertion.mention(k, precedence, resource, place))
                .resource();
    }

    private Reference reference(String type, String local, @Nullable String display) {
        Reference reference = new Reference(
                AssertionKey.directory(sender.profile().id(), type, local).urn());
        return display == null || display.isEmpty() ? reference : reference.setDisplay(display);
    }

    private static String key(Identifier identifier) {
        return (identifier.hasSystem() ? identifier.getSystem() : "") + '|' + identifier.getValue();
    }

    private static String key(HumanName name) {
        return name.getFamily() + '^' + name.getGivenAsSingleString() + '^' + name.getSuffixAsSingleString();
    }

    private static boolean has(Iterable<? extends Base> among, Base wanted) {
        for (Base one : among) {
            if (one == wanted || one.equalsDeep(wanted)) {
                return true;
            }
        }
        return false;
    }
}
