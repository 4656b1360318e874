package org.healthrecord.mapping.csv.layout;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * The clinic's own number of a row (a prescription's, a visit's, a result's) as an identifier, so that one can ask the clinic about
 * it. Its system is made of the source and the column, since the clinic names none. A layout that gives identifiers gives all.
 */
public final class OwnNumber {
    private OwnNumber() {}

    public static void add(Resource made, FileLayout kind, Row row, Scope scope) {
        Property identifiers = made.getNamedProperty("identifier");
        boolean ofRow = kind.key().size() == 1 && !kind.key().get(0).equals(kind.patient());
        if (!ofRow || identifiers == null || identifiers.hasValues()) {
            return;
        }
        String column = kind.key().get(0);
        RowKey.of(row, kind.key()).ifPresent(number -> {
            made.setProperty(
                    "identifier",
                    new Identifier()
                            .setSystem("urn:source:" + scope.source.id() + ":" + column)
                            .setValue(number));
            String element = identifiers.getMaxCardinality() == 1 ? "identifier" : "identifier[0]";
            scope.cell(row, column, element + ".value");
        });
    }
}
