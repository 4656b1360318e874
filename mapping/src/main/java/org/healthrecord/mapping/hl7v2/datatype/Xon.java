package org.healthrecord.mapping.hl7v2.datatype;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;

/** XON and HD to Organization. */
public final class Xon {
    private Xon() {}

    public static Optional<Organization> organization(Value value, Sender sender) {
        Organization organization = new Organization();
        if (value.has(1)) {
            organization.setName(value.part(1));
        }
        String id = value.has(10) ? value.first(10) : value.first(3);
        if (!id.isEmpty()) {
            Identifier identifier = organization.addIdentifier().setValue(id);
            Value assigner = value.at(6);
            sender.authority(assigner.part(1), assigner.part(2)).ifPresent(identifier::setSystem);
            if (assigner.has(1)) {
                identifier.getAssigner().setDisplay(assigner.part(1));
            }
            if (value.has(7)) {
                identifier.setType(Cx.type(value.first(7)));
            }
        }
        return organization.isEmpty() ? Optional.empty() : Optional.of(organization);
    }

    /** Those of a repeated field: repetitions of one name are one organization with several numbers. */
    public static List<Organization> organizations(List<Value> values, Sender sender) {
        List<Organization> organizations = new ArrayList<>(values.size());
        for (Value value : values) {
            organization(value, sender).ifPresent(o -> {
                Optional<Organization> same = organizations.stream()
                        .filter(other -> o.hasName() && o.getName().equalsIgnoreCase(other.getName()))
                        .findFirst();
                same.ifPresent(other -> o.getIdentifier().forEach(other::addIdentifier));
                if (same.isEmpty()) {
                    organizations.add(o);
                }
            });
        }
        return organizations;
    }

    /** A facility named by an HD: the namespace is what people read, the universal id what machines do. */
    public static Optional<Organization> facility(Value value) {
        Organization organization = new Organization();
        String name = value.has(1) ? value.first(1) : value.first(2);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        organization.setName(name);
        if (value.has(2)) {
            String id = value.first(2);
            boolean oid = Sender.isOid(id);
            Identifier identifier = organization.addIdentifier().setValue(oid ? "urn:oid:" + id : id);
            if (oid) {
                identifier.setSystem("urn:ietf:rfc:3986");
            }
        }
        return Optional.of(organization);
    }
}
