package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Adds the values of a repeating element that are not there yet; what "there" means depends on the datatype. */
public final class Union {
    private Union() {}

    /** Adds these values of another statement; a concept of the same meaning takes their codings. Whether there was any to add. */
    public static boolean add(Base target, String element, List<Base> values, Claim other) {
        boolean more = false;
        List<Base> there = new ArrayList<>(Resources.values(target, element));
        Set<String> keys = keys(there);
        for (Base value : values) {
            boolean known = !keys.add(key(value)) || there.stream().anyMatch(t -> codings(t, value, other.source()));
            there.stream().filter(t -> isSame(t, value)).findFirst().ifPresent(t -> extensions(t, value));
            if (!known) {
                Base copy = Unbound.copy(value, other.resource());
                target.setProperty(element, copy);
                there.add(copy);
                more = true;
            }
        }
        return more;
    }

    /** What hangs on a code of one clinic (its own code for it) is kept with the same code of another. */
    static void extensions(Base shown, Base other) {
        if (isSame(shown, other) && shown instanceof Element mine && other instanceof Element theirs) {
            theirs.getExtension().stream()
                    .filter(e -> mine.getExtension().stream().noneMatch(e::equalsDeep))
                    .forEach(e -> mine.addExtension(e.copy()));
        }
    }

    private static boolean isSame(Base one, Base other) {
        return one != other
                && one.isPrimitive()
                && one.hasPrimitiveValue()
                && one.primitiveValue().equals(other.primitiveValue());
    }

    /** Adds the codings of a concept of the same meaning; whether it is one. */
    public static boolean codings(Base shown, Base other, String source) {
        if (!(shown instanceof CodeableConcept mine) || !(other instanceof CodeableConcept theirs)) {
            return false;
        }
        if (mine == theirs || ElementValue.of(mine, source).disagrees(ElementValue.of(theirs, source))) {
            return false;
        }
        Set<String> there = keys(mine.getCoding());
        theirs.getCoding().stream().filter(c -> there.add(key(c))).forEach(c -> mine.addCoding(c.copy()));
        return true;
    }

    /** Labels (42 CFR Part 2, restricted) hold for the fact if any clinic set them. */
    public static void addLabels(Resource shown, List<Resource> others) {
        List<Coding> labels = others.stream()
                .filter(Resource::hasMeta)
                .flatMap(r -> r.getMeta().getSecurity().stream())
                .toList();
        if (!labels.isEmpty()) {
            Set<String> there = keys(shown.getMeta().getSecurity());
            labels.stream().filter(c -> there.add(key(c))).forEach(c -> shown.getMeta()
                    .addSecurity(c.copy()));
        }
    }

    private static Set<String> keys(List<? extends Base> values) {
        Set<String> keys = new HashSet<>();
        values.forEach(v -> keys.add(key(v)));
        return keys;
    }

    public static String key(Base value) {
        if (value instanceof Identifier id && id.hasValue()) {
            return id.getSystem() + '|' + id.getValue();
        }
        if (value instanceof Coding coding && coding.hasCode()) {
            return Concept.code(coding, "");
        }
        if (value instanceof CodeableConcept concept) {
            return String.valueOf(Concept.of(concept, "").tokens());
        }
        if (value instanceof Annotation note && note.hasText()) {
            return Concept.plain(note.getText());
        }
        if (value instanceof Reference reference && reference.hasReference()) {
            return reference.getReference();
        }
        return value.isPrimitive() && value.hasPrimitiveValue() ? "=" + value.primitiveValue() : Content.of(value);
    }
}
