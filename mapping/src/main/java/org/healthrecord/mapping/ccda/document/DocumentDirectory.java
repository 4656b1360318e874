package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.ccda.datatype.Addresses;
import org.healthrecord.mapping.ccda.datatype.Concepts;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Names;
import org.healthrecord.mapping.ccda.datatype.Telecoms;
import org.healthrecord.mapping.ccda.datatype.Times;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
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

/**
 * The people, organizations, places and devices a document names. Each is there once, with all that the document says of it
 * in different places.
 */
public final class DocumentDirectory {
    private final String source;
    private final Precedence precedence;
    private final Times times;
    private final Concepts concepts;
    private final Reference patient;
    private final SamePeople people;
    private final Map<AssertionKey, Named> named = new LinkedHashMap<>();

    private record Named(Resource resource, CdaNode node, boolean described) {}

    DocumentDirectory(
            String source,
            Precedence precedence,
            Times times,
            Concepts concepts,
            Reference patient,
            SamePeople people) {
        this.source = source;
        this.precedence = precedence;
        this.times = times;
        this.concepts = concepts;
        this.patient = patient;
        this.people = people;
    }

    /**
     * Who is in an assignedEntity, assignedAuthor, associatedEntity or participantRole: the person, else the device,
     * else the organization. The patient, where the role is theirs. Null where no one is named.
     */
    public @Nullable Reference who(CdaNode role) {
        if (role.child("code").is("code", "ONESELF")) {
            return patient.copy().setType("Patient");
        }
        Reference organization = organization(organizationOf(role));
        Reference person = practitioner(role, organization);
        if (person != null) {
            return person;
        }
        Reference device = device(role.child("assignedAuthoringDevice"), Identifiers.all(role));
        return device == null ? organization : device;
    }

    private static CdaNode organizationOf(CdaNode role) {
        for (String name :
                List.of("representedOrganization", "scopingOrganization", "scopingEntity", "receivedOrganization")) {
            if (role.child(name).exists()) {
                return role.child(name);
            }
        }
        return CdaNode.NONE;
    }

    private @Nullable Reference practitioner(CdaNode role, @Nullable Reference organization) {
        CdaNode person = SamePeople.person(role);
        Practitioner p = new Practitioner();
        p.setName(Names.all(person, times));
        p.setIdentifier(Identifiers.ofPerson(role));
        HumanName elsewhere = p.hasName() ? null : people.nameOf(p.getIdentifier());
        if (elsewhere != null) {
            p.addName(elsewhere.copy());
        }
        boolean onlyIds = !p.hasName();
        if (p.isEmpty() || onlyIds && (role.child("assignedAuthoringDevice").exists() || organization != null)) {
            return null;
        }
        p.setAddress(Addresses.all(role, times));
        p.setTelecom(Telecoms.all(role));
        AssertionKey key =
                DirectoryKeys.of(source, "Practitioner", people.numbersOf(p), personName(p.getNameFirstRep()));
        keep(key, p, role, p.hasAddress() || p.hasTelecom());
        role(role, key, organization);
        return new Reference(key.urn()).setType(key.type());
    }

    private static String personName(HumanName name) {
        String text = name.getNameAsSingleString();
        return text == null ? "" : text.strip();
    }

    private void role(CdaNode role, AssertionKey practitioner, @Nullable Reference organization) {
        CodeableConcept specialty = concepts.of(role.child("code"));
        if (specialty == null && organization == null) {
            return;
        }
        PractitionerRole r = new PractitionerRole();
        r.setPractitioner(new Reference(practitioner.urn()));
        String where = "";
        if (organization != null) {
            r.setOrganization(organization.copy());
            where = organization.getReference();
        }
        if (specialty != null) {
            r.addSpecialty(specialty);
        }
        keep(AssertionKey.directory(source, "PractitionerRole", practitioner.local() + '@' + where), r, role, false);
    }

    /** Null where the element names no organization. */
    public @Nullable Reference organization(CdaNode node) {
        Organization o = new Organization();
        o.setIdentifier(Identifiers.all(node));
        String name = node.child("name").text();
        o.setName(name.isEmpty() ? node.child("desc").text() : name);
        o.setName(o.getName() == null || o.getName().isEmpty() ? null : o.getName());
        if (o.isEmpty()) {
            return null;
        }
        o.setAddress(Addresses.all(node, times));
        o.setTelecom(Telecoms.all(node));
        notAtHome(o);
        AssertionKey key = DirectoryKeys.of(source, "Organization", o.getIdentifier(), name);
        keep(key, o, node, o.hasAddress() || o.hasTelecom());
        return new Reference(key.urn()).setType(key.type());
    }

    /** Some senders call the only address of an organization its home, which FHIR forbids. */
    private static void notAtHome(Organization o) {
        o.getAddress().stream()
                .filter(a -> a.getUse() == Address.AddressUse.HOME)
                .forEach(a -> a.setUse(null));
        o.getTelecom().stream()
                .filter(t -> t.getUse() == ContactPoint.ContactPointUse.HOME)
                .forEach(t -> t.setUse(null));
    }

    /** Null where the element names no device. */
    private @Nullable Reference device(CdaNode node, List<Identifier> identifiers) {
        String model = node.child("manufacturerModelName").text();
        String software = node.child("softwareName").text();
        if (model.isEmpty() && software.isEmpty()) {
            return null;
        }
        Device d = new Device();
        if (!model.isEmpty()) {
            d.addDeviceName().setName(model).setType(Device.DeviceNameType.MODELNAME);
        }
        if (!software.isEmpty()) {
            d.addDeviceName().setName(software).setType(Device.DeviceNameType.OTHER);
        }
        d.setIdentifier(identifiers);
        d.setType(concepts.of(node.child("code")));
        AssertionKey key = DirectoryKeys.of(source, "Device", identifiers, model + '|' + software);
        keep(key, d, node, false);
        return new Reference(key.urn()).setType(key.type());
    }

    /** A place of service: a participantRole or a healthCareFacility. Null where none is named. */
    public @Nullable Reference location(CdaNode role) {
        CdaNode place = role.child("location").exists() ? role.child("location") : role.child("playingEntity");
        Location l = new Location();
        l.setIdentifier(Identifiers.all(role));
        String name = place.child("name").text();
        l.setName(name.isEmpty() ? null : name);
        CodeableConcept type = concepts.of(role.child("code"));
        if (type != null) {
            l.addType(type);
        }
        List<Address> addresses = new ArrayList<>(Addresses.all(place, times));
        addresses.addAll(Addresses.all(role, times));
        l.setAddress(addresses.isEmpty() ? null : addresses.get(0));
        if (l.isEmpty()) {
            return null;
        }
        l.setTelecom(Telecoms.all(role));
        l.setManagingOrganization(organization(role.child("serviceProviderOrganization")));
        String called = name + DirectoryKeys.text(l.getAddress()) + (type == null ? "" : DirectoryKeys.text(type));
        AssertionKey key = DirectoryKeys.of(source, "Location", l.getIdentifier(), called);
        keep(key, l, role, l.hasAddress() || l.hasTelecom());
        return new Reference(key.urn()).setType(key.type());
    }

    private void keep(AssertionKey key, Resource resource, CdaNode node, boolean described) {
        Named before = named.get(key);
        if (before == null) {
            named.put(key, new Named(resource, node, described));
        } else {
            if (before.resource() instanceof Practitioner earlier && resource instanceof Practitioner later) {
                fullerName(earlier, later);
            }
            Gaps.fill(before.resource(), resource);
            named.put(key, new Named(before.resource(), before.node(), before.described() || described));
        }
    }

    /** A document names its author with title and all, and the same person elsewhere in short. */
    private static void fullerName(Practitioner earlier, Practitioner later) {
        Set<String> shorter = words(earlier);
        Set<String> longer = words(later);
        if (longer.size() > shorter.size() && longer.containsAll(shorter)) {
            earlier.setName(later.getName());
        }
    }

    private static Set<String> words(Practitioner person) {
        return new HashSet<>(List.of(personName(person.getNameFirstRep()).split("\\s+", -1)));
    }

    List<Assertion> assertions() {
        List<Assertion> all = new ArrayList<>(named.size());
        named.forEach((key, n) -> all.add(new Assertion(
                key,
                precedence,
                Assertion.Stance.STATED,
                n.described() ? Assertion.Mode.SNAPSHOT : Assertion.Mode.MENTION,
                Set.of(),
                n.resource(),
                n.node().xpath(),
                Origins.of(n.resource(), n.node()))));
        return all;
    }
}
