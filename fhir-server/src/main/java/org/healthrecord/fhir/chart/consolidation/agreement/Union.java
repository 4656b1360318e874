package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.statement.Concept;
import org.healthrecord.fhir.chart.consolidation.statement.Content;
import org.healthrecord.fhir.chart.consolidation.statement.Resources;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Adds the values of a repeating element that are not there yet; what "there" means depends on the datatype. */
public final class Union {
    private Union() {}

    /** Values of the others beside those of the resource shown. */
    static void add(Resource shown, List<Resource> others, String element) {
        if (shown.getNamedProperty(element) == null) {
            return;
        }
        Set<String> there = keys(Resources.values(shown, element));
        for (Resource other : others) {
            Resources.values(other, element).stream()
                    .filter(v -> there.add(key(v)))
                    .forEach(v -> shown.setProperty(element, unbound(Objects.requireNonNull(v.copy()))));
        }
    }

    /** Codings of the others beside those of the concept shown; nothing where none is shown. */
    static void addCodings(Resource shown, List<Resource> others, String element) {
        Resources.values(shown, element, CodeableConcept.class).findFirst().ifPresent(mine -> {
            Set<String> there = keys(mine.getCoding());
            others.stream()
                    .flatMap(r -> Resources.values(r, element, CodeableConcept.class))
                    .flatMap(c -> c.getCoding().stream())
                    .filter(c -> there.add(key(c)))
                    .forEach(c -> mine.addCoding(c.copy()));
        });
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
        return Content.of(value);
    }

    /** A contained resource does not come along. */
    private static Base unbound(Base value) {
        if (value instanceof Annotation note && note.getAuthor() instanceof Reference author && author.hasReference()) {
            if (author.getReference().startsWith("#")) {
                author.setReference(null);
            }
        }
        return value;
    }
}
