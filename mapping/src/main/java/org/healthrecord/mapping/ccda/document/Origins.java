package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where the elements of a resource are in its entry. An element that has no row in {@link OriginPaths}, or of whose paths
 * none exists, is somewhere in the entry itself, whose place the assertion has.
 */
final class Origins {
    private static final Map<String, List<String[]>> BY_TYPE = new ConcurrentHashMap<>();

    private Origins() {}

    static List<Origin> of(Resource resource, CdaNode entry) {
        List<Origin> found = new ArrayList<>(8);
        String place = entry.xpath();
        for (String[] row : BY_TYPE.computeIfAbsent(resource.fhirType(), type -> rows(resource))) {
            Property property = resource.getNamedProperty(row[0]);
            if (property != null && property.hasValues()) {
                add(found, row, entry, place);
            }
        }
        return found;
    }

    /** The rows of the elements that resources of this type have; those of the type itself replace the general ones. */
    private static List<String[]> rows(Resource resource) {
        List<String[]> rows = new ArrayList<>(OriginPaths.of(resource.fhirType()));
        for (String[] general : OriginPaths.of("")) {
            boolean special = rows.stream().anyMatch(r -> r[0].equals(general[0]));
            if (!special && resource.getNamedProperty(general[0]) != null) {
                rows.add(general);
            }
        }
        return rows;
    }

    /** The first of the row's paths that leads to something. */
    private static void add(List<Origin> found, String[] row, CdaNode entry, String place) {
        for (int i = 1; i < row.length; i++) {
            String path = row[i];
            CdaNode node = OriginPaths.follow(entry, path);
            if (node.exists()) {
                boolean plain = path.indexOf('~') < 0 && path.indexOf('.') < 0;
                found.add(new Origin(row[0], plain ? place + '/' + path : node.xpath()));
                return;
            }
        }
    }
}
