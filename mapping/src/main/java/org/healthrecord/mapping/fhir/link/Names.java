package org.healthrecord.mapping.fhir.link;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Identifiers;
import org.healthrecord.mapping.fhir.delivery.Kinds;
import org.healthrecord.mapping.fhir.delivery.ResourceName;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The clinic's own identity of each resource of a delivery, for its key.
 *
 * <p>A resource that is kept under an id (read, put, deleted) is known by type and id. One that is posted is known by
 * its business identifier, because in many systems the id is new on every sending. Without one it is known by its id,
 * unless the id is made for the payload alone. Without that it is known by its content. Where two posted resources
 * share an identifier (an accession number on every result of it) it names neither.
 */
public final class Names {
    private final SourceProfile source;
    private final Map<Sent, String> locals = new IdentityHashMap<>();

    public Names(Delivery delivery, SourceProfile source) {
        this.source = source;
        Set<String> taken = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Sent sent : delivery.sent()) {
            posted(sent).filter(t -> !taken.add(t)).ifPresent(shared::add);
        }
        Set<String> contents = new HashSet<>();
        for (Sent sent : delivery.sent()) {
            locals.put(sent, local(sent, shared, contents));
        }
    }

    public AssertionKey key(Sent sent, @Nullable Registration owner) {
        String local = locals.getOrDefault(sent, sent.place());
        String type = sent.type();
        if (owner == null || Kinds.directory(type)) {
            return AssertionKey.directory(source.id(), type, local);
        }
        return type.equals("Patient") ? AssertionKey.patient(owner) : AssertionKey.of(owner, type, local);
    }

    private static String local(Sent sent, Set<String> shared, Set<String> contents) {
        Resource resource = sent.resource();
        ResourceName name = sent.lastingName();
        if (resource == null) {
            return name == null ? sent.place() : name.toString();
        }
        if (Kinds.directory(resource.fhirType())) {
            return directory(Identifiers.of(resource), name, resource);
        }
        Optional<String> posted = posted(sent).filter(t -> !shared.contains(t));
        if (posted.isPresent()) {
            return posted.get().substring(resource.fhirType().length() + 1);
        }
        if (name != null) {
            return name.toString();
        }
        String content = Content.of(resource);
        ResourceName here = sent.name();
        if (here != null && sent.local()) {
            return content + "|" + (Content.tellsWhatAndWhen(resource) ? here : digest(resource));
        }
        return contents.add(resource.fhirType() + content) ? content : content + "|" + digest(resource);
    }

    /** The name of a person or thing in the directory: business identifier, id, or what it is called. */
    static String directory(List<Identifier> identifiers, @Nullable ResourceName name, @Nullable Resource resource) {
        return Identifiers.business(identifiers)
                .map(Identifiers::token)
                .orElseGet(() -> name != null ? name.toString() : resource == null ? "" : Content.of(resource));
    }

    /** Type and business identifier of a resource that goes by it; an Observation's also says what was observed. */
    private static Optional<String> posted(Sent sent) {
        Resource resource = sent.resource();
        boolean kept = sent.lastingName() != null && sent.method() != HTTPVerb.POST;
        if (resource == null || kept || Kinds.directory(resource.fhirType())) {
            return Optional.empty();
        }
        String code = resource.fhirType().equals("Observation") ? "|" + Content.code(resource) : "";
        return Identifiers.business(Identifiers.of(resource))
                .map(i -> resource.fhirType() + "|" + Identifiers.token(i) + code);
    }

    private static String digest(Resource resource) {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
        return UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
