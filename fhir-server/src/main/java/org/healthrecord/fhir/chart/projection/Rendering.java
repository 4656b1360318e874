package org.healthrecord.fhir.chart.projection;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.IModelVisitor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.change.FactIds;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.RequiredElements;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** References of the chart: from the assertions' own urns to the resources in the store. */
public final class Rendering {
    private static final String TARGET = "\":\"urn:uuid:";
    private static final String UUID_FORM = "########-####-####-####-############";
    private static final List<String> OWNERS =
            List.of("\"subject\":", "\"patient\":", "\"encounter\":", "\"context\":", "\"beneficiary\":");

    private final FhirTerser terser;

    public Rendering(FhirContext context) {
        this.terser = context.newTerser();
    }

    static String provenanceId(String resourceId) {
        return FactIds.provenanceOf(resourceId);
    }

    /** The keys a resource refers to, found in its JSON as {@link ResourceCodec} writes it. */
    public static Set<UUID> targets(String json) {
        Set<UUID> targets = new LinkedHashSet<>();
        for (int at = json.indexOf(TARGET); at >= 0; at = json.indexOf(TARGET, at + 1)) {
            int start = at + TARGET.length();
            if ((endsAt(json, at, "\"reference") || endsAt(json, at, "\"url")) && isUuid(json, start)) {
                targets.add(UUID.fromString(json.substring(start, start + UUID_FORM.length())));
            }
        }
        return targets;
    }

    /**
     * Those of them of which the resource says nothing else, so that their name may stand in another message. Whose a
     * resource is and at which visit it was need no name.
     */
    public static Set<UUID> nameless(String json) {
        Set<UUID> nameless = new LinkedHashSet<>();
        for (int at = json.indexOf(TARGET); at >= 0; at = json.indexOf(TARGET, at + 1)) {
            int start = at + TARGET.length();
            int begin = at - "{\"reference".length();
            if (begin >= 0
                    && json.startsWith("{\"reference", begin)
                    && OWNERS.stream().noneMatch(name -> endsAt(json, begin, name))
                    && isUuid(json, start)
                    && !json.startsWith("\",\"display\"", start + UUID_FORM.length())) {
                nameless.add(UUID.fromString(json.substring(start, start + UUID_FORM.length())));
            }
        }
        return nameless;
    }

    private static boolean endsAt(String json, int end, String name) {
        return json.startsWith(name, end - name.length());
    }

    /** Whether a UUID is there, and the string ends with it. */
    private static boolean isUuid(String json, int start) {
        if (!json.startsWith("\"", start + UUID_FORM.length())) {
            return false;
        }
        for (int i = 0; i < UUID_FORM.length(); i++) {
            char c = json.charAt(start + i);
            if (UUID_FORM.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /** A copy with its own id, whose references are still to be resolved. */
    Copy copy(Resource fact, String id) {
        Resource resource = fact.copy();
        resource.setId(id);
        Copy copy = new Copy(resource, new ArrayList<>(), new ArrayList<>());
        terser.visit(resource, copy);
        return copy;
    }

    /** The copy and the places in it that name other things. */
    record Copy(Resource resource, List<Reference> references, List<Attachment> attachments) implements IModelVisitor {

        @Override
        public void acceptElement(
                IBaseResource in,
                IBase element,
                List<String> path,
                BaseRuntimeChildDefinition child,
                BaseRuntimeElementDefinition<?> definition) {
            if (element instanceof Reference reference
                    && AssertionKey.idIn(reference.getReference()).isPresent()) {
                references.add(reference);
            } else if (element instanceof Attachment attachment
                    && AssertionKey.idIn(attachment.getUrl()).isPresent()) {
                attachments.add(attachment);
            }
        }

        public Set<UUID> targets() {
            Set<UUID> targets = new LinkedHashSet<>();
            references.forEach(r -> AssertionKey.idIn(r.getReference()).ifPresent(targets::add));
            attachments.forEach(a -> AssertionKey.idIn(a.getUrl()).ifPresent(targets::add));
            return targets;
        }

        /** Those that say nothing of their target themselves. */
        Set<UUID> nameless() {
            Set<UUID> targets = new LinkedHashSet<>();
            references.stream().filter(r -> !r.hasDisplay()).forEach(r -> AssertionKey.idIn(r.getReference())
                    .ifPresent(targets::add));
            return targets;
        }

        /**
         * A reference to what is not in the chart (not sent yet, or withdrawn) keeps only what it says of the
         * target itself, so that no reference lacks its target.
         *
         * @param standing {@code Type/id} by key
         * @param names    what targets of other messages are called, by key
         */
        Resource resolved(Map<UUID, String> standing, Map<UUID, String> names) {
            for (Reference reference : references) {
                AssertionKey.idIn(reference.getReference()).ifPresent(key -> {
                    if (!reference.hasDisplay()) {
                        reference.setDisplay(names.get(key));
                    }
                    reference.setResource(null);
                    reference.setReference(standing.get(key));
                });
            }
            for (Attachment attachment : attachments) {
                AssertionKey.idIn(attachment.getUrl()).ifPresent(key -> attachment.setUrl(standing.get(key)));
            }
            Leftovers.drop(resource);
            // What was pieced together from several messages may still lack what FHIR requires: given as unknown, not
            // guessed.
            RequiredElements.complete(resource);
            return resource;
        }
    }
}
