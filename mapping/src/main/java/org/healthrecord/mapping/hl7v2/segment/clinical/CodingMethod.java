package org.healthrecord.mapping.hl7v2.segment.clinical;

import java.util.Optional;
import org.healthrecord.mapping.code.CodeSystems;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * What is diagnosed or done (DG1-3, PR1-3). Up to version 2.3 its code system was in a field of its own (DG1-2, PR1-2), and
 * senders still put it there alone.
 */
final class CodingMethod {
    private CodingMethod() {}

    static Optional<CodeableConcept> concept(Segment segment, Sender sender) {
        Optional<CodeableConcept> concept = Cwe.concept(segment.value(3), sender);
        boolean named = segment.value(3).has(3) || !segment.valued(2);
        concept.filter(c -> !named && c.hasCoding())
                .map(CodeableConcept::getCodingFirstRep)
                .filter(Coding::hasCode)
                .ifPresent(coding -> CodeSystems.ofName(segment.text(2)).ifPresent(coding::setSystem));
        return concept;
    }
}
