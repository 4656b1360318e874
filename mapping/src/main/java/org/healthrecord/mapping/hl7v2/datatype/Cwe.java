package org.healthrecord.mapping.hl7v2.datatype;

import java.util.Optional;
import org.healthrecord.mapping.code.CodeSystems;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * CWE, CE, CNE, CF, IS and ID to CodeableConcept and Coding. The sender's codes stay in the order sent; a text without
 * code is text, not a code.
 */
public final class Cwe {
    private Cwe() {}

    /** Empty where the field says nothing. */
    public static Optional<CodeableConcept> concept(Value value, Sender sender) {
        CodeableConcept concept = new CodeableConcept();
        add(concept, value, 1, 7, 14, sender);
        add(concept, value, 4, 8, 17, sender);
        add(concept, value, 10, 13, 20, sender);
        text(value).ifPresent(concept::setText);
        return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
    }

    /** The concept with the guide's FHIR code for it first, where the guide has one. */
    public static Optional<CodeableConcept> concept(Value value, String map, Sender sender) {
        Optional<CodeableConcept> sent = concept(value, sender);
        Optional<Coding> known = HlTables.coding(map, value.first(1));
        if (sent.isEmpty() || known.isEmpty()) {
            return sent;
        }
        CodeableConcept concept = sent.get();
        // A bare code of the table is the known one, not a second one.
        concept.getCoding()
                .removeIf(c -> !c.hasSystem() && known.get().getCode().equals(c.getCode()));
        if (concept.getCoding().stream().noneMatch(c -> known.get().getSystem().equals(c.getSystem()))) {
            concept.getCoding().add(0, known.get());
        }
        return sent;
    }

    /** The guide's FHIR code first, where it has one, then the sender's with the table the standard fixes for the field. */
    public static Optional<CodeableConcept> concept(Value value, String map, String table, Sender sender) {
        Optional<CodeableConcept> concept = ofTable(value, table, sender);
        HlTables.coding(map, value.first(1))
                .ifPresent(known -> concept.ifPresent(c -> c.getCoding().add(0, known)));
        return concept;
    }

    /** A code of an HL7 table that the standard fixes for the field (ID), with that table as its system. */
    public static Optional<CodeableConcept> ofTable(Value value, String table, Sender sender) {
        Optional<CodeableConcept> concept = concept(value, sender);
        concept.filter(c -> c.hasCoding() && !c.getCodingFirstRep().hasSystem())
                .map(CodeableConcept::getCodingFirstRep)
                .ifPresent(c -> c.setSystem(sender.systemOf(HlTables.v2Table(table), c.getCode())));
        return concept;
    }

    public static Optional<Coding> coding(Value value, Sender sender) {
        return concept(value, sender).filter(CodeableConcept::hasCoding).map(CodeableConcept::getCodingFirstRep);
    }

    /** What people read: the original text, else the name, else the code. */
    public static String display(Value value) {
        for (int n : new int[] {9, 2, 5, 1}) {
            if (value.has(n)) {
                return value.part(n);
            }
        }
        return "";
    }

    private static void add(CodeableConcept to, Value value, int n, int version, int oid, Sender sender) {
        String code = value.first(n);
        if (code.isEmpty() || isText(value, n)) {
            return;
        }
        Coding coding = to.addCoding().setCode(code);
        String name = value.part(n + 2);
        String universal = value.part(oid);
        Optional<String> system =
                Sender.isOid(universal) ? Optional.of(CodeSystems.ofOid(universal)) : sender.codeSystem(name);
        system.ifPresent(s -> coding.setSystem(sender.systemOf(s, code)));
        if (value.has(n + 1)) {
            coding.setDisplay(value.part(n + 1));
        }
        if (value.has(version)) {
            coding.setVersion(value.part(version));
        }
    }

    /** A first component with blanks and no system beside it is typed text. */
    private static boolean isText(Value value, int n) {
        return value.part(n).indexOf(' ') > 0 && !value.has(n + 1) && !value.has(n + 2);
    }

    private static Optional<String> text(Value value) {
        if (value.has(9)) {
            return Optional.of(value.part(9));
        }
        String name = value.has(2) ? value.part(2) : value.part(5);
        if (!name.isEmpty()) {
            return Optional.of(name);
        }
        boolean typed = isText(value, 1) || (value.has(1) && !value.has(3));
        return typed ? Optional.of(value.part(1)) : Optional.empty();
    }
}
