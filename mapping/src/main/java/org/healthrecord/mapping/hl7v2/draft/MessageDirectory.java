package org.healthrecord.mapping.hl7v2.draft;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Pl;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Xcn;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
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
public final class MessageDirectory {
    private final Statements statements;
    private final Sender sender;
    private final Precedence precedence;
    private final Map<AssertionKey, Assertion> mentions = new LinkedHashMap<>();

    /** The key of each practitioner by each of its numbers. */
    private final Map<String, String> people = new HashMap<>();

    MessageDirectory(Statements statements, Sender sender, Precedence precedence) {
        this.statements = statements;
        this.sender = sender;
        this.precedence = precedence;
    }

    Collection<Assertion> mentions() {
        return mentions.values();
    }

    public Optional<Reference> practitioner(Value xcn) {
        return Xcn.practitioner(xcn, sender).map(p -> practitioner(p, xcn.place()));
    }

    /** Who shares a number with a person this message has named before is the same person. */
    public Reference practitioner(Practitioner p, String place) {
        String key = p.getIdentifier().stream()
                .map(i -> people.get(key(i)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> p.hasIdentifier() ? key(Xcn.surest(p)) : KeyKind.NAME.of(key(p.getNameFirstRep())));
        p.getIdentifier().forEach(i -> people.putIfAbsent(key(i), key));
        Practitioner kept = (Practitioner) keep("Practitioner", key, p, place);
        p.getIdentifier().stream().filter(i -> !has(kept.getIdentifier(), i)).forEach(kept::addIdentifier);
        p.getName().stream().filter(n -> !has(kept.getName(), n)).forEach(kept::addName);
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
        o.getAddress().stream().filter(a -> a.getUse() == AddressUse.HOME).forEach(a -> a.setUse(null));
        o.getTelecom().stream().filter(t -> t.getUse() == ContactPointUse.HOME).forEach(t -> t.setUse(null));
        String key = o.hasIdentifier() ? key(o.getIdentifierFirstRep()) : KeyKind.NAME.of(o.getName());
        Organization kept = (Organization) keep("Organization", key, o, place);
        if (!kept.hasName() && o.hasName()) {
            kept.setName(o.getName());
        }
        o.getIdentifier().stream().filter(i -> !has(kept.getIdentifier(), i)).forEach(kept::addIdentifier);
        o.getAddress().stream().filter(a -> !has(kept.getAddress(), a)).forEach(kept::addAddress);
        o.getTelecom().stream().filter(t -> !has(kept.getTelecom(), t)).forEach(kept::addTelecom);
        o.getContact().stream().filter(c -> !has(kept.getContact(), c)).forEach(kept::addContact);
        o.getType().stream().filter(t -> !has(kept.getType(), t)).forEach(kept::addType);
        return reference(
                "Organization",
                key,
                kept.hasName() ? kept.getName() : kept.getIdentifierFirstRep().getValue());
    }

    public Optional<Reference> location(Value pl) {
        return Pl.location(pl).map(l -> {
            facility(pl.at(4)).ifPresent(l::setManagingOrganization);
            return location(l, Pl.key(pl), pl.place());
        });
    }

    /** PV1-40: the state of the bed at a location (HL7 table 0116). */
    public void bed(Value pl, Value state) {
        if (state.isEmpty() || !(pl.has(2) || pl.has(3))) {
            return;
        }
        AssertionKey key = AssertionKey.directory(sender.profile().id(), "Location", Pl.key(pl));
        Assertion named = mentions.get(key);
        if (named != null && named.resource() instanceof Location location) {
            location.setOperationalStatus(new Coding(HlTables.v2Table("0116"), state.first(1), null));
        }
    }

    public Reference location(Location l, String key, String place) {
        Location kept = (Location) keep("Location", key, l, place);
        if (!kept.hasAddress() && l.hasAddress()) {
            kept.setAddress(l.getAddress());
        }
        return reference("Location", key, kept.getName());
    }

    public Reference role(PractitionerRole role, String key, String place) {
        PractitionerRole kept = (PractitionerRole) keep("PractitionerRole", key, role, place);
        role.getIdentifier().stream().filter(i -> !has(kept.getIdentifier(), i)).forEach(kept::addIdentifier);
        role.getTelecom().stream().filter(t -> !has(kept.getTelecom(), t)).forEach(kept::addTelecom);
        role.getSpecialty().stream().filter(s -> !has(kept.getSpecialty(), s)).forEach(kept::addSpecialty);
        return reference("PractitionerRole", key, "");
    }

    public Reference device(Device device, String key, String place) {
        keep("Device", key, device, place);
        return reference("Device", key, "");
    }

    /** Hands each practitioner a field names, with the reference to it, to the taker: repetitions with other numbers of one person once. */
    public void practitioners(List<Value> values, BiConsumer<Value, Reference> taker) {
        Map<Practitioner, Value> people = Xcn.people(values, sender);
        people.forEach((p, v) -> taker.accept(v, practitioner(p, v.place())));
    }

    private Resource keep(String type, String local, Resource resource, String place) {
        AssertionKey key = AssertionKey.directory(sender.profile().id(), type, local);
        return mentions.computeIfAbsent(key, k -> mention(k, resource, place)).resource();
    }

    private Assertion mention(AssertionKey key, Resource resource, String place) {
        List<Origin> origins = statements.origins(key.type(), place, List.of());
        return new Assertion(key, precedence, Stance.STATED, Mode.MENTION, Set.of(), resource, place, origins);
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
