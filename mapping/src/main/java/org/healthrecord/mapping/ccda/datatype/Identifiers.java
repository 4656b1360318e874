package org.healthrecord.mapping.ccda.datatype;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * II to Identifier: the root is the system of an extension, or itself the value where there is none. The root of a registry
 * (the NPI's) without an extension is no number of a person.
 */
public final class Identifiers {
    private Identifiers() {}

    /** Null for an id that says only that it is unknown. */
    public static @Nullable Identifier of(CdaNode ii) {
        String extension = ii.attr("extension");
        String root = ii.attr("root");
        Identifier id = new Identifier();
        if (!extension.isEmpty()) {
            id.setSystem(Systems.of(root)).setValue(extension);
        } else if (!root.isEmpty() && ii.nullFlavor().isEmpty() && !Systems.isRegistry(root)) {
            String uri = Systems.uri(root);
            id.setSystem(uri == null ? null : Systems.URI).setValue(uri == null ? root : uri);
        } else {
            return null;
        }
        String authority = ii.attr("assigningAuthorityName");
        if (!authority.isEmpty()) {
            id.getAssigner().setDisplay(authority);
        }
        return id;
    }

    public static List<Identifier> all(CdaNode parent) {
        List<Identifier> found = new ArrayList<>(2);
        for (CdaNode ii : parent.children("id")) {
            Identifier id = of(ii);
            if (id != null && found.stream().noneMatch(known -> known.equalsDeep(id))) {
                found.add(id);
            }
        }
        return found;
    }

    /** Those of a person: an OID alone names the assigner of the numbers, and all who have no number share it. */
    public static List<Identifier> ofPerson(CdaNode role) {
        List<Identifier> found = all(role);
        found.removeIf(id -> Systems.URI.equals(id.getSystem()) && id.getValue().startsWith("urn:oid:"));
        return found;
    }
}
