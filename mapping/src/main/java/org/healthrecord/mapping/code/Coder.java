package org.healthrecord.mapping.code;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Adds the standard codings of a code map beside a clinic's own, and notes which of its codes have no mapping. */
public final class Coder {
    private final CodeMap map;
    private final List<LocalCode> unmapped = new ArrayList<>();
    private int coded;

    public Coder(CodeMap map) {
        this.map = map;
    }

    /** What no row of the map names, once for each time it is used. */
    public List<LocalCode> unmapped() {
        return unmapped;
    }

    /** How many elements have a code. */
    public int coded() {
        return coded;
    }

    /** Changes the resource: codings are added, none is changed or taken away. */
    public void code(Resource resource) {
        for (CodedElements.Named named : CodedElements.of(resource)) {
            coded++;
            LocalCode left = code(named.element(), named.concept());
            if (left != null) {
                unmapped.add(left);
            }
        }
    }

    private @Nullable LocalCode code(String element, CodeableConcept concept) {
        Coding own = null;
        boolean known = false;
        List<Coding> sent = List.copyOf(concept.getCoding());
        for (Coding coding : sent) {
            String code = coding.getCode();
            if (code == null) {
                known |= coding.hasExtension();
                continue;
            }
            List<Coding> targets = map.of(coding.getSystem(), code);
            if (targets != null) {
                targets.forEach(target -> add(concept, target));
            }
            known |= targets != null || CodeSystems.isStandard(coding.getSystem());
            own = own == null ? coding : own;
        }
        return known || own == null
                ? null
                : new LocalCode(element, text(own.getSystem()), own.getCode(), words(own, concept));
    }

    private static void add(CodeableConcept concept, Coding target) {
        boolean stands = concept.getCoding().stream()
                .anyMatch(c -> target.getSystem().equals(c.getSystem())
                        && target.getCode().equals(c.getCode()));
        if (!stands) {
            concept.addCoding(target.copy());
        }
    }

    private static String words(Coding own, CodeableConcept concept) {
        return own.hasDisplay() ? own.getDisplay() : text(concept.getText());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
